import { readBody, readTextOrPayload } from '../content/content.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { jsonOrPayload } from '../verification/schemes/form-payload.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** The headers of Gitea, Gogs and GitHub that Forgejo sends beside its own are never looked at. */
export const forgejo = defineProvider({
  id: 'forgejo',
  name: 'Forgejo',
  docs: 'https://forgejo.org/docs/latest/user/webhooks/',
  source: 'forgejo.org',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-forgejo-signature'),
    credential: chosenText,
    message: ({ body }) => jsonOrPayload(body),
  }),
  contentOf: ({ body }) => readBody(body, readTextOrPayload),
  ...reads({
    id: 'header:x-forgejo-delivery',
    type: 'header:x-forgejo-event',
    travels: { 'x-forgejo-event-type': 'What exactly happened' },
  }),
});
