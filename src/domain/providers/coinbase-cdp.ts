import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { hook0Request } from '../verification/schemes/hook0-request.ts';

/** Which is sent by Hook0. Coinbase Commerce is another sender. */
export const coinbaseCdp = defineProvider({
  id: 'coinbase-cdp',
  name: 'Coinbase Developer Platform',
  docs: 'https://docs.cdp.coinbase.com/webhooks/verify-signatures',
  source: 'cdp.coinbase.com',
  answerWithinMs: 5_000,
  scheme: hook0Request(),
  ...reads({ id: 'json:eventId', type: 'json:eventType', time: ['json:timestamp', 'iso'] }),
});
