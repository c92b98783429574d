import { readBody, readFormPayload, readText } from '../content/content.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { jsonOrPayload } from '../verification/schemes/form-payload.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const gogs = defineProvider({
  id: 'gogs',
  name: 'Gogs',
  docs: 'https://gogs.io/docs/features/webhook',
  source: 'gogs.io',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-gogs-signature'),
    credential: chosenText,
    message: ({ body }) => jsonOrPayload(body),
  }),
  contentOf: ({ body }) => readBody(body, (said) => readFormPayload(said) ?? readText(said)),
  ...reads({ id: 'header:x-gogs-delivery', type: 'header:x-gogs-event' }),
});
