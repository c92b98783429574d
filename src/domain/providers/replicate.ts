import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const replicate = defineProvider({
  id: 'replicate',
  name: 'Replicate',
  docs: 'https://replicate.com/docs/topics/webhooks/verify-webhook',
  source: 'replicate.com',
  answerWithinMs: 5_000,
  scheme: standardWebhooks(),
  ...reads({ id: 'signed-header:webhook-id', type: 'json:status' }),
});
