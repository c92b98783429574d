import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the app\'s `manifest.xml`, add `<webhook name="…" url="{url}" event="checkout.order.placed"/>` for each event.',
    'Store the secret that your app hands to the shop when it registers as the secret of the endpoint; of several shops, as `{"accounts": {"<shop id>": "<its secret>"}}`.',
    'Install or update the app in the shop.',
  ],
  secret:
    'Your app makes one for each shop, and returns it as `secret` in its answer to the registration. Registering stays with the app: this gateway takes webhooks only.',
  types: [
    'checkout.order.placed',
    'order.written',
    'product.written',
    'product.deleted',
    'customer.written',
    'app.installed',
    'app.deleted',
  ],
  rules: [
    { wants: 'new orders', pattern: { source: ['shopware.com'], 'detail-type': ['checkout.order.placed'] } },
    {
      wants: 'products of one shop that are deleted',
      pattern: {
        source: ['shopware.com'],
        'detail-type': ['product.written'],
        detail: { source: { shopId: ['dgrH7nLU6tlE'] }, data: { payload: { operation: ['delete'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'five times: after 5 seconds, 30 seconds, 5 minutes, 30 minutes and 4 hours',
    after4xx: 'It is repeated like any other failure.',
    stops:
      'Many failures disable a webhook until an administrator switches it on again, and what happens meanwhile is lost.',
    bytes: 'not documented',
    byHand: 'Shopware documents no way to have something delivered once more.',
  },
  quirks: [
    'An `entity.written` event names what has changed, and holds no more than its ids.',
    'Repeated events arrive behind later ones: `x-shopware-sequence` counts them, and nobody signs it.',
    'The host is that of the shop, so that the source is the same for all: `source.shopId` tells them apart.',
  ],
  links: [
    'https://developer.shopware.com/docs/guides/plugins/apps/lifecycle/webhook-delivery.html',
    'https://developer.shopware.com/docs/resources/references/app-reference/webhook-events-reference.html',
  ],
};
