import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** What it sends is an entry of its audit log. */
export const launchdarkly = defineProvider({
  id: 'launchdarkly',
  name: 'LaunchDarkly',
  docs: 'https://launchdarkly.com/docs/home/infrastructure/webhooks#sign-a-webhook',
  source: 'launchdarkly.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-ld-signature'),
    credential: chosenText,
  }),
  ...reads({
    id: 'json:_id',
    type: ['json:kind', 'json:accesses.0.action'],
    time: ['json:date', 'ms'],
  }),
});
