import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const triggerDev = defineProvider({
  id: 'trigger-dev',
  name: 'Trigger.dev',
  docs: 'https://trigger.dev/docs/troubleshooting-alerts',
  source: 'trigger.dev',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-trigger-signature-hmacsha256'),
    credential: text({ means: 'the signing secret of the webhook' }),
  }),
  ...reads({ id: 'json:id', type: 'json:type', time: ['json:created', 'iso'] }),
});
