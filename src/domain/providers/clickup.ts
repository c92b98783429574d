import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const clickup = defineProvider({
  id: 'clickup',
  name: 'ClickUp',
  docs: 'https://developer.clickup.com/docs/webhooksignature',
  source: 'clickup.com',
  answerWithinMs: 7_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-signature'),
    credential: text({ means: 'the secret of the webhook, 16 characters or more', pattern: /^.{16,}$/u }),
  }),
  ...reads({ type: 'json:event' }),
});
