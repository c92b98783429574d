import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const resend = defineProvider({
  id: 'resend',
  name: 'Resend',
  docs: 'https://resend.com/docs/dashboard/webhooks/verify-webhooks-requests',
  source: 'resend.com',
  answerWithinMs: 5_000,
  scheme: standardWebhooks('svix'),
  ...reads({ id: 'signed-header:svix-id', type: 'json:type', time: ['json:created_at', 'iso'] }),
});
