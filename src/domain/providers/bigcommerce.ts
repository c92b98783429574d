import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { text } from '../verification/credential-forms.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const bigcommerce = defineProvider({
  id: 'bigcommerce',
  name: 'BigCommerce',
  docs: 'https://docs.bigcommerce.com/developer/docs/integrations/webhooks/https',
  source: 'bigcommerce.com',
  answerWithinMs: 5_000,
  // the secret is no base64: its text is the key
  scheme: standardWebhooks('webhook', text({ means: 'the client secret of the app' })),
  ...reads({ id: 'signed-header:webhook-id', type: 'json:scope', time: ['json:created_at', 's'] }),
});
