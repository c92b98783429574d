import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { detachedJws } from '../verification/schemes/detached-jws.ts';
import { keySet } from '../verification/schemes/jose.ts';

/** Webhooks v2. The older `fireblocks-signature`, by one key for all time, is never looked at. */
export const fireblocks = defineProvider({
  id: 'fireblocks',
  name: 'Fireblocks',
  docs: 'https://developers.fireblocks.com/reference/validating-webhooks',
  source: 'fireblocks.com',
  options: {
    environment: {
      type: 'string',
      meaning:
        'whose keys are believed: `eu`, `eu2` or `sandbox`; where it is not set, those of the US, and no others',
      example: 'eu',
      shape: { pattern: /^(?:eu2?|sandbox)$/, words: 'eu, eu2 or sandbox' },
    },
  },
  answerWithinMs: 5_000,
  scheme: ({ environment }) =>
    detachedJws({
      at: header('fireblocks-webhook-signature'),
      algorithm: 'RS512',
      keys: keySet(`https://${environment ? `${environment}-` : ''}keys.fireblocks.io/.well-known/jwks.json`),
    }),
  ...reads({
    id: 'json:id',
    apart: ['json:webhookId'],
    type: 'json:eventType',
    time: ['json:createdAt', 'ms'],
  }),
});
