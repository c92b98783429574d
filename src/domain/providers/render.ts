import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const render = defineProvider({
  id: 'render',
  name: 'Render',
  docs: 'https://render.com/docs/webhooks',
  source: 'render.com',
  answerWithinMs: 5_000,
  scheme: standardWebhooks(),
  ...reads({ id: 'signed-header:webhook-id', type: 'json:type', time: ['json:timestamp', 'iso'] }),
});
