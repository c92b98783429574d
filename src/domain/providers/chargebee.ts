import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { basic } from '../verification/carriers.ts';
import { userAndPassword } from '../verification/credential-forms.ts';
import { token } from '../verification/schemes/token.ts';

/** Chargebee signs nothing: it shows the user and the password that were typed in beside the URL. */
export const chargebee = defineProvider({
  id: 'chargebee',
  name: 'Chargebee',
  docs: 'https://www.chargebee.com/docs/2.0/events_and_webhooks.html',
  source: 'chargebee.com',
  answerWithinMs: 20_000,
  scheme: token(basic(), userAndPassword()),
  ...reads({ id: 'json:id', apart: ['json:api_version'], type: 'json:event_type' }),
});
