import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const paystack = defineProvider({
  id: 'paystack',
  name: 'Paystack',
  docs: 'https://paystack.com/docs/payments/webhooks/',
  source: 'paystack.com',
  answerWithinMs: 30_000,
  scheme: hmac({
    digest: 'sha512',
    encoding: 'hex',
    at: header('x-paystack-signature'),
    credential: text({
      means: 'a secret key of the API, which begins with sk_',
      pattern: /^sk_.{16,}$/u,
      make: (random) => `sk_test_${random.slice(0, 40)}`,
    }),
  }),
  // an invoice is updated more than once, and nothing in its event tells the one time from the other
  ...reads({ name: ['json:event', 'json:data.id'], type: 'json:event' }),
});
