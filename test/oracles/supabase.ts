import { Webhook } from 'standardwebhooks';
import { other, secret, standardWebhooksOracle } from '../support/standard-webhooks-oracle.ts';
import type { Oracle } from './oracle.ts';

// as its documentation calls it
export const oracle: Oracle = {
  ...standardWebhooksOracle((stored) => new Webhook(String(stored).replace('v1,whsec_', ''))),
  secret: `v1,${secret}`,
  other: `v1,${other}`,
};
