import { verifyWebhook } from '@clerk/backend/webhooks';
import { other, secret } from '../support/standard-webhooks-oracle.ts';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: '@clerk/backend',
  secret,
  other,
  headers: { 'svix-id': 'msg_2b8Qm4nVtYd3LrXw9KsHf1GpZcE' },
  accepts: async ({ method, url, headers, body }, stored) => {
    await verifyWebhook(new Request(url, { method, headers, body }), { signingSecret: String(stored) });
    return true;
  },
};
