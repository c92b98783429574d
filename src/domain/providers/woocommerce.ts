import { reads } from '../events/reads.ts';
import { delivered } from '../outcome.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import type { Signable } from '../verification/scheme.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const woocommerce = defineProvider({
  id: 'woocommerce',
  name: 'WooCommerce',
  docs: 'https://developer.woocommerce.com/docs/webhooks/',
  source: 'woocommerce.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('x-wc-webhook-signature'),
    credential: chosenText,
  }),
  handshakes: [{ when: 'unproven', read: ping }],
  ...reads({
    name: 'header:x-wc-webhook-delivery-id',
    type: 'header:x-wc-webhook-topic',
    travels: { 'x-wc-webhook-source': 'Which shop', 'x-wc-webhook-id': 'Which webhook of the shop' },
  }),
});

/** Sent without a signature when a webhook is saved: whoever sends one is told nothing but 200. */
function ping({ body }: Signable): Challenge | undefined {
  const isPing = body.length <= 32 && /^webhook_id=\d+$/.test(Buffer.from(body).toString());
  return isPing ? { kind: 'reply', answer: delivered } : undefined;
}
