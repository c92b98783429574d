import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const onfido = defineProvider({
  id: 'onfido',
  name: 'Onfido (Entrust)',
  docs: 'https://documentation.onfido.com/api/latest/#webhooks',
  source: 'onfido.com',
  answerWithinMs: 10_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-sha2-signature'),
    credential: text({ means: 'the token of the webhook, 32 characters or more', pattern: /^.{32,}$/ }),
  }),
  ...reads({ name: ['json:payload.action', 'json:payload.object.id'], type: 'json:payload.action' }),
});
