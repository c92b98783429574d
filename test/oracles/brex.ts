import { standardWebhooksOracle } from '../support/standard-webhooks-oracle.ts';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  ...standardWebhooksOracle(),
  secret: 'yIOT6vsb6ZkdQ1Vh3q6Z4B0sYkF8oSNrWl8FgM2x0sE=',
  other: '0IOT6vsb6ZkdQ1Vh3q6Z4B0sYkF8oSNrWl8FgM2x0sE=',
};
