import { standardWebhooksOracle } from '../support/standard-webhooks-oracle.ts';

export const oracle = standardWebhooksOracle();
