import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** The `authorization` that may travel beside the signature is weaker, and is never looked at. */
export const checkoutCom = defineProvider({
  id: 'checkout-com',
  name: 'Checkout.com',
  docs: 'https://www.checkout.com/docs/developer-resources/event-notifications/receive-webhooks',
  source: 'checkout.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('cko-signature'),
    credential: chosenText,
  }),
  ...reads({ id: 'json:id', type: 'json:type', time: ['json:created_on', 'iso'] }),
});
