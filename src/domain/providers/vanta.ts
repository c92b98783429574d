import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const vanta = defineProvider({
  id: 'vanta',
  name: 'Vanta',
  docs: 'https://developer.vanta.com/docs/webhooks',
  source: 'vanta.com',
  answerWithinMs: 15_000,
  scheme: standardWebhooks('svix'),
  ...reads({ id: 'signed-header:svix-id', type: 'json:type' }),
});
