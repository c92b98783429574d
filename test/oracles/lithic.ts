import Lithic from 'lithic';
import { other, secret } from '../support/standard-webhooks-oracle.ts';
import type { Oracle } from './oracle.ts';

const { webhooks } = new Lithic({ apiKey: 'not used' });

export const oracle: Oracle = {
  sdk: 'lithic',
  secret,
  other,
  headers: { 'webhook-id': 'msg_2b8Qm4nVtYd3LrXw9KsHf1GpZcE' },
  accepts: ({ headers, body }, stored) => {
    webhooks.verifySignature(body, headers, String(stored));
    return true;
  },
};
