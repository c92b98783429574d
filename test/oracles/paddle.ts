import { Paddle } from '@paddle/paddle-node-sdk';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: '@paddle/paddle-node-sdk',
  secret: 'pdl_ntfset_01hv8wptq8987qeep44cyrewp9_mB8kq3TzX1wLr0Vd5yJpA7cN2eSfGhQ',
  other: 'pdl_ntfset_01hv8wptq8987qeep44cyrewp9_nB8kq3TzX1wLr0Vd5yJpA7cN2eSfGhQ',
  accepts: ({ headers, body }, secret) =>
    new Paddle('pdl_sdbx_apikey').webhooks.isSignatureValid(
      body,
      String(secret),
      headers['paddle-signature'] ?? '',
    ),
};
