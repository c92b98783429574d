import { StreamClient } from '@stream-io/node-sdk';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: '@stream-io/node-sdk',
  secret: 'qbw8rzv7e2kmt4xnp9dscuyh3fgja6w5t1v0qbw8rzv7e2kmt4xnp9dscuyh3fg',
  other: 'abw8rzv7e2kmt4xnp9dscuyh3fgja6w5t1v0qbw8rzv7e2kmt4xnp9dscuyh3fg',
  accepts: ({ headers, body }, secret) =>
    new StreamClient('key', String(secret)).verifyWebhook(body, headers['x-signature'] ?? ''),
};
