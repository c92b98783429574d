import { standardWebhooksOracle } from '../support/standard-webhooks-oracle.ts';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = { ...standardWebhooksOracle(), options: {} };
