import { Webhooks } from 'orb-billing/resources/webhooks';
import type { Oracle } from './oracle.ts';

const webhooks = new Webhooks({} as ConstructorParameters<typeof Webhooks>[0]);

export const oracle: Oracle = {
  sdk: 'orb-billing',
  secret: 'c-UGKYdnhHh436B_sMouYAPUvXyWpzOdunZBV5dFSD8',
  other: 'd-UGKYdnhHh436B_sMouYAPUvXyWpzOdunZBV5dFSD8',
  accepts({ headers, body }, secret) {
    webhooks.verifySignature(body, headers, String(secret));
    return true;
  },
};
