import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { base64Key } from '../verification/credential-forms.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const brex = defineProvider({
  id: 'brex',
  name: 'Brex',
  docs: 'https://developer.brex.com/docs/webhooks/',
  source: 'brex.com',
  answerWithinMs: 5_000,
  scheme: standardWebhooks('webhook', base64Key()),
  ...reads({ id: 'signed-header:webhook-id', type: 'json:event_type' }),
});
