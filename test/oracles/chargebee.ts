import { basicAuthValidator } from 'chargebee';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: 'chargebee',
  secret: 'chargebee:q3TzX1wLr0Vd5yJpA7cN2eSf',
  other: 'chargebee:z3TzX1wLr0Vd5yJpA7cN2eSf',
  takesOtherBodies: 'Chargebee shows a password, and signs nothing',
  accepts: async ({ headers }, secret) => {
    await basicAuthValidator((user, password) => `${user}:${password}` === secret)({ ...headers });
    return true;
  },
};
