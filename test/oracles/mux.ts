import Mux from '@mux/mux-node';
import type { Oracle } from './oracle.ts';

const { webhooks } = new Mux({ tokenId: 'none', tokenSecret: 'none' });

export const oracle: Oracle = {
  sdk: '@mux/mux-node',
  secret: 'q3tzx1wlr0vd5yjpa7cn2esfghqmb8kt',
  other: 'a3tzx1wlr0vd5yjpa7cn2esfghqmb8kt',
  accepts: async ({ headers, body }, secret) => {
    await webhooks.verifySignature(body, headers, String(secret));
    return true;
  },
};
