import { standardWebhooksOracle } from '../support/standard-webhooks-oracle.ts';

// its documentation names this library; its SDK is too large to depend on
export const oracle = standardWebhooksOracle();
