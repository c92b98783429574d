import { validateWebhook } from 'replicate';
import { other, secret } from '../support/standard-webhooks-oracle.ts';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: 'replicate',
  secret,
  other,
  headers: { 'webhook-id': 'msg_2b8Qm4nVtYd3LrXw9KsHf1GpZcE' },
  accepts: ({ headers, body }, stored) =>
    validateWebhook({
      id: headers['webhook-id'] ?? '',
      timestamp: headers['webhook-timestamp'] ?? '',
      signature: headers['webhook-signature'] ?? '',
      body,
      secret: String(stored),
    }),
};
