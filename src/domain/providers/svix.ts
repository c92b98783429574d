import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import {
  standardWebhooksByPublicKey as byPublicKey,
  standardWebhooks as bySecret,
} from '../verification/schemes/standard-webhooks.ts';

/** Any sender that uses this service and has no provider of its own. */
export const svix = defineProvider({
  id: 'svix',
  name: 'Svix',
  docs: 'https://docs.svix.com/receiving/verifying-payloads/how',
  source: 'svix.com',
  options: {
    asymmetric: {
      type: 'boolean',
      meaning:
        'believes signatures `v1a` by Ed25519, with the public key (`whpk_…`) as the secret of the endpoint, and none of `v1`',
    },
  },
  answerWithinMs: 10_000,
  scheme: ({ asymmetric }) => (asymmetric ? byPublicKey('svix') : bySecret('svix')),
  ...reads({ id: 'signed-header:svix-id', type: 'json:type' }),
});
