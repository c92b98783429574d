import { webhooks } from '@polar-sh/sdk/2026-10';
import { other, secret } from '../support/standard-webhooks-oracle.ts';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: '@polar-sh/sdk',
  secret,
  other,
  options: {},
  headers: { 'webhook-id': '5b7f2a90-3c1d-4e86-a7f4-90d2c6b81e35' },
  bodies: ['{"type":"order.paid","timestamp":"2026-01-01T09:59:58.511Z","data":{"note":"Grüße 👋"}}'],
  accepts: async ({ headers, body }, stored) => {
    await webhooks.validateEvent(body, headers, String(stored));
    return true;
  },
};
