import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const razorpay = defineProvider({
  id: 'razorpay',
  name: 'Razorpay',
  docs: 'https://razorpay.com/docs/webhooks/validate-test/',
  source: 'razorpay.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-razorpay-signature'),
    credential: chosenText,
  }),
  ...reads({ id: 'header:x-razorpay-event-id', type: 'json:event', time: ['json:created_at', 's'] }),
});
