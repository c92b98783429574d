import { Webhook } from 'standardwebhooks';
import { standardWebhooksOracle } from '../support/standard-webhooks-oracle.ts';
import type { Oracle } from './oracle.ts';

// as the SDK of Increase, which npm does not have, calls this library
export const oracle: Oracle = {
  ...standardWebhooksOracle((stored) => new Webhook(Buffer.from(String(stored)).toString('base64'))),
  secret: 'a-shared-secret-of-our-own-7Jq2mXw9',
  other: 'a-shared-secret-of-our-own-3Jq2mXw9',
};
