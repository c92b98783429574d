import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const openai = defineProvider({
  id: 'openai',
  name: 'OpenAI',
  docs: 'https://platform.openai.com/docs/guides/webhooks',
  source: 'openai.com',
  answerWithinMs: 5_000,
  scheme: standardWebhooks(),
  // the `id` of the body names the event, and that of the header its delivery to one endpoint
  ...reads({ id: 'signed-header:webhook-id', type: 'json:type', time: ['json:created_at', 's'] }),
});
