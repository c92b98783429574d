import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const recallAi = defineProvider({
  id: 'recall-ai',
  name: 'Recall.ai',
  docs: 'https://docs.recall.ai/docs/authenticating-requests-from-recallai',
  source: 'recall.ai',
  answerWithinMs: 5_000,
  scheme: standardWebhooks(),
  ...reads({ id: 'signed-header:webhook-id', type: 'json:event' }),
});
