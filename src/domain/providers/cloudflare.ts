import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { token } from '../verification/schemes/token.ts';

/** Notifications, and no other product of theirs: Stream signs what it sends. */
export const cloudflare = defineProvider({
  id: 'cloudflare',
  name: 'Cloudflare Notifications',
  docs: 'https://developers.cloudflare.com/notifications/get-started/configure-webhooks/',
  source: 'cloudflare.com',
  answerWithinMs: 5_000,
  scheme: token(header('cf-webhook-auth'), chosenText),
  // an alert that begins and one that ends have the same correlation id
  ...reads({ name: ['json:alert_correlation_id', 'json:alert_event'], type: 'json:alert_type' }),
});
