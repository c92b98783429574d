import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const incidentIo = defineProvider({
  id: 'incident-io',
  name: 'incident.io',
  docs: 'https://docs.incident.io/api-reference/webhooks',
  source: 'incident.io',
  answerWithinMs: 10_000,
  scheme: standardWebhooks(),
  ...reads({ id: 'signed-header:webhook-id', type: 'json:event_type' }),
});
