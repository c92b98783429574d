import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Create the webhook by the API: `POST /stores/{store_hash}/v3/hooks` with a `scope`, `"destination": "{url}"` and `"is_active": true`.',
    'Store the *client secret* of the API account that created it as the secret of the endpoint.',
  ],
  secret: 'The *client secret* of the app or of the API account, as text.',
  types: [
    'store/order/created',
    'store/order/updated',
    'store/order/statusUpdated',
    'store/product/updated',
    'store/customer/created',
    'store/cart/converted',
  ],
  rules: [
    {
      wants: 'orders that go on',
      pattern: { source: ['bigcommerce.com'], 'detail-type': ['store/order/statusUpdated'] },
    },
    {
      wants: 'all that happens to products of one store',
      pattern: {
        source: ['bigcommerce.com'],
        'detail-type': [{ prefix: 'store/product/' }],
        detail: { producer: ['stores/abcde'] },
      },
    },
  ],
  repeats: {
    schedule: 'eleven times within 48 hours, after a minute at first and a day at last',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops:
      'BigCommerce deactivates the webhook after the last repetition, and sends a mail. Where fewer than 90 % of the deliveries to a domain succeed, it waits for three minutes.',
    bytes: 'not documented',
    byHand: 'BigCommerce documents no way to have something delivered once more.',
  },
  quirks: [
    'Failures are counted by domain: one endpoint that fails holds up all others there.',
    'A body has an id alone: fetch the thing itself by the API.',
    '`hash` is the same in two deliveries of one event, and may be in those of two: nothing is suppressed by it.',
  ],
  links: [
    'https://github.com/bigcommerce/docs/blob/main/docs/integrations/webhooks/https-webhook-overview.mdx',
    'https://www.standardwebhooks.com',
  ],
};
