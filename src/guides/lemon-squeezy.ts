import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Lemon Squeezy, open *Settings → Webhooks* and choose *+*.',
    'Paste `{url}` as the *Callback URL*, and the secret of the endpoint as the *Signing secret*.',
    'Choose the events, and save it.',
  ],
  secret: 'You choose it, and paste it there as *Signing secret*: Lemon Squeezy takes 40 characters at most.',
  types: [
    'order_created',
    'order_refunded',
    'subscription_created',
    'subscription_updated',
    'subscription_payment_failed',
    'license_key_created',
  ],
  rules: [
    { wants: 'new orders', pattern: { source: ['lemonsqueezy.com'], 'detail-type': ['order_created'] } },
    {
      wants: 'subscriptions that end',
      pattern: {
        source: ['lemonsqueezy.com'],
        'detail-type': ['subscription_updated'],
        detail: { data: { attributes: { status: ['cancelled', 'expired'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'three times, after 5, 25 and 125 seconds',
    after4xx: 'It counts as a failure, as does all but 200, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      '*Resend* beside a delivery, under *Settings → Webhooks*, sends it once more: it is published once more.',
  },
  quirks: [
    'An event has no id. A repetition with the bytes of the first has its name, but is published once more.',
  ],
  links: [
    'https://docs.lemonsqueezy.com/help/webhooks/webhook-requests',
    'https://docs.lemonsqueezy.com/help/webhooks/event-types',
  ],
};
