import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const svix = defineProvider({
  id: 'svix',
  name: 'Svix',
  docs: 'https://docs.svix.com/receiving/verifying-payloads/how',
  source: 'svix.com',
  answerWithinMs: 10_000,
  scheme: standardWebhooks('svix'),
  ...reads({ id: 'signed-header:svix-id', type: 'json:type' }),
});
