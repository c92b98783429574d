import { standardWebhooksOracle } from '../support/standard-webhooks-oracle.ts';

// its SDK, which is too large to depend on, verifies with this library
export const oracle = standardWebhooksOracle();
