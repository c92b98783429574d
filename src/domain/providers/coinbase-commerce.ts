import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const coinbaseCommerce = defineProvider({
  id: 'coinbase-commerce',
  name: 'Coinbase Commerce',
  docs: 'https://docs.cdp.coinbase.com/commerce-onchain/docs/webhooks-security',
  source: 'commerce.coinbase.com',
  answerWithinMs: 5_000,
  scheme: hmac({ digest: 'sha256', encoding: 'hex', at: header('x-cc-webhook-signature') }),
  ...reads({
    // the `id` outside of the event is that of an attempt
    id: 'json:event.id',
    apart: ['json:event.api_version'],
    type: 'json:event.type',
    time: ['json:event.created_at', 'iso'],
    attempt: ['json:attempt_number', 1],
  }),
});
