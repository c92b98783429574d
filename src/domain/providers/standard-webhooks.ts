import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import {
  standardWebhooksByPublicKey as byPublicKey,
  standardWebhooks as bySecret,
} from '../verification/schemes/standard-webhooks.ts';

/** Any sender that follows the specification and has no provider of its own. */
export const standardWebhooks = defineProvider({
  id: 'standard-webhooks',
  name: 'Standard Webhooks',
  docs: 'https://www.standardwebhooks.com/',
  source: 'standardwebhooks.com',
  options: {
    asymmetric: {
      type: 'boolean',
      meaning:
        'believes signatures `v1a` by Ed25519, with the public key (`whpk_…`) as the secret of the endpoint, and none of `v1`',
    },
  },
  answerWithinMs: 10_000,
  scheme: ({ asymmetric }) => (asymmetric ? byPublicKey() : bySecret()),
  ...reads({ id: 'signed-header:webhook-id', type: 'json:type' }),
});
