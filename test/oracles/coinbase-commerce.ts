// @ts-expect-error: the package has no types
import commerce from 'coinbase-commerce-node';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: 'coinbase-commerce-node',
  secret: '4d3f1c52-9a0e-4c6b-8f2d-7b61e0a5c9d8',
  other: '5d3f1c52-9a0e-4c6b-8f2d-7b61e0a5c9d8',
  accepts: ({ headers, body }, secret) => {
    commerce.Webhook.verifySigHeader(body, headers['x-cc-webhook-signature'] ?? '', String(secret));
    return true;
  },
};
