import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { text } from '../verification/credential-forms.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const increase = defineProvider({
  id: 'increase',
  name: 'Increase',
  docs: 'https://increase.com/documentation/webhooks',
  source: 'increase.com',
  answerWithinMs: 5_000,
  // Standard Webhooks, but for its key: all of the secret, as text
  scheme: standardWebhooks(
    'webhook',
    text({ means: 'the shared secret, 16 characters or more', madeBy: 'receiver', pattern: /^.{16,}$/u }),
  ),
  ...reads({ id: 'json:id', type: 'json:category', time: ['json:created_at', 'iso'] }),
});
