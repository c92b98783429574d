import { readBody, readTextOrPayload } from '../content/content.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { jsonOrPayload } from '../verification/schemes/form-payload.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** The headers of Gogs and of GitHub that Gitea sends beside its own are never looked at. */
export const gitea = defineProvider({
  id: 'gitea',
  name: 'Gitea',
  docs: 'https://docs.gitea.com/usage/webhooks',
  source: 'gitea.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-gitea-signature'),
    credential: chosenText,
    message: ({ body }) => jsonOrPayload(body),
  }),
  contentOf: ({ body }) => readBody(body, readTextOrPayload),
  ...reads({
    id: 'header:x-gitea-delivery',
    type: 'header:x-gitea-event',
    travels: { 'x-gitea-event-type': 'What exactly happened' },
  }),
});
