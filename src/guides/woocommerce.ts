import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In WordPress, open *WooCommerce → Settings → Advanced → Webhooks* and choose *Add webhook*.',
    'Choose a *Topic*, and *Active* as its status.',
    'Paste `{url}` as the *Delivery URL*, and the secret of the endpoint as its *Secret*.',
    'Save it: WooCommerce sends a ping, which is answered and not published.',
  ],
  secret:
    'You choose it, and paste it there as *Secret*. Left empty, WooCommerce takes the consumer secret of the user.',
  types: [
    'order.created',
    'order.updated',
    'product.updated',
    'customer.created',
    'coupon.created',
    'action.woocommerce_add_to_cart',
  ],
  rules: [
    {
      wants: 'orders that are paid',
      pattern: {
        source: ['woocommerce.com'],
        'detail-type': ['order.updated'],
        detail: { status: ['processing', 'completed'] },
      },
    },
    { wants: 'new customers', pattern: { source: ['woocommerce.com'], 'detail-type': ['customer.created'] } },
  ],
  repeats: {
    schedule: 'never: what was not delivered is lost',
    after4xx: 'It counts as a failure, as does all that is not 2xx, 301 or 302.',
    stops:
      'WooCommerce disables the webhook after some failures in a row: five by its words, and more than five by its code.',
    bytes: 'not documented',
    byHand: 'WooCommerce has no way to send a delivery once more.',
  },
  handshake:
    'When a webhook is saved, WooCommerce sends a ping, a form with `webhook_id` and no signature: it is answered with 200.',
  quirks: [
    'The topic stands in a header that is not signed: where it matters, match on what the body holds as well.',
    'A filter of the site can change the hash: only SHA-256, which is the usual one, is accepted.',
    'Whoever knows the URL can send a ping; it is answered with 200, and does nothing.',
  ],
  links: [
    'https://github.com/woocommerce/woocommerce/blob/trunk/plugins/woocommerce/includes/class-wc-webhook.php',
    'https://woocommerce.com/document/webhooks/',
  ],
};
