import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { storedKey } from '../verification/schemes/public-key.ts';

/** The older `x-signature`, by SHA-1, is never looked at. */
export const wise = defineProvider({
  id: 'wise',
  name: 'Wise',
  docs: 'https://docs.wise.com/features/webhooks-notifications/event-handling',
  source: 'wise.com',
  answerWithinMs: 5_000,
  scheme: storedKey({ algorithm: 'rsa-sha256', encoding: 'base64', at: header('x-signature-sha256') }),
  ...reads({
    id: 'header:x-delivery-id',
    type: 'json:event_type',
    time: ['json:data.occurred_at', 'iso'],
    travels: { 'x-test-notification': 'Whether it is a test' },
  }),
});
