import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const lithic = defineProvider({
  id: 'lithic',
  name: 'Lithic',
  docs: 'https://docs.lithic.com/docs/events-api',
  source: 'lithic.com',
  answerWithinMs: 10_000,
  scheme: standardWebhooks(),
  ...reads({ id: 'signed-header:webhook-id', type: 'json:event_type' }),
});
