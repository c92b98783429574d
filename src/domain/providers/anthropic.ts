import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const anthropic = defineProvider({
  id: 'anthropic',
  name: 'Anthropic',
  docs: 'https://platform.claude.com/docs/en/managed-agents/webhooks',
  source: 'anthropic.com',
  answerWithinMs: 5_000,
  scheme: standardWebhooks(),
  ...reads({ id: 'json:id', type: 'json:data.type', time: ['json:created_at', 'iso'] }),
});
