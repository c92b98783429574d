import { readBody, readTextOrPayload } from '../content/content.ts';
import { defineProvider, senderId } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { plain } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** The legacy SHA-1 header travels beside this one and is never looked at. */
const scheme = hmac({
  digest: 'sha256',
  encoding: 'hex',
  at: header('x-hub-signature-256'),
  layout: plain('sha256='),
  credential: chosenText,
  message: ({ body }) => [body],
});

const onlyTravels =
  'A replay can say anything here: decide by what the body holds (`repository`, `installation`)';

export const github = defineProvider({
  id: 'github',
  name: 'GitHub',
  docs: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
  source: 'github.com',
  answerWithinMs: 10_000,
  scheme,
  headers: {
    'x-github-event':
      'The detail-type. A replay can give a body the type of another event: where that matters, match on what the body holds as well',
    'x-github-delivery':
      'The beginning of the name. A replay with another GUID has another name and passes deduplication; it suppresses nothing, since the name holds a digest of the body',
    'x-github-hook-id': `Which hook. ${onlyTravels}`,
    'x-github-hook-installation-target-type': `What the hook belongs to. ${onlyTravels}`,
    'x-github-hook-installation-target-id': `The same, as a number. ${onlyTravels}`,
    'x-github-enterprise-host': `Which Enterprise Server. ${onlyTravels}`,
    'x-github-enterprise-version': `Its version. ${onlyTravels}`,
  },
  // a hook with the content type of a form: https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks
  contentOf: ({ body }) => readBody(body, readTextOrPayload),
  read: ({ delivery, content }) => [
    {
      id: senderId.unsigned(delivery.headers.get('x-github-delivery')),
      type: delivery.headers.get('x-github-event'),
      content,
    },
  ],
});
