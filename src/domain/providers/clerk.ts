import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const clerk = defineProvider({
  id: 'clerk',
  name: 'Clerk',
  docs: 'https://clerk.com/docs/guides/development/webhooks/overview',
  source: 'clerk.com',
  answerWithinMs: 10_000,
  scheme: standardWebhooks('svix'),
  ...reads({ id: 'signed-header:svix-id', type: 'json:type', time: ['json:timestamp', 'ms'] }),
});
