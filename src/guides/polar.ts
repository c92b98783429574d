import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Polar dashboard, open *Settings → Webhooks* and choose *Add Endpoint*.',
    'Paste `{url}` as its URL, choose the format *Raw*, and the events.',
    'Copy its secret, and store it as the secret of the endpoint.',
  ],
  secret:
    'Polar makes it with the endpoint: `whsec_`, and behind it base64. One that is older than 8 September 2026, those with `polar_whs_` among them, needs `textKey`.',
  types: [
    'order.created',
    'order.paid',
    'order.refunded',
    'subscription.created',
    'subscription.active',
    'subscription.canceled',
    'subscription.revoked',
    'checkout.updated',
    'customer.state_changed',
    'benefit_grant.created',
  ],
  rules: [
    { wants: 'orders that are paid', pattern: { source: ['polar.sh'], 'detail-type': ['order.paid'] } },
    {
      wants: 'subscriptions of one product',
      pattern: {
        source: ['polar.sh'],
        'detail-type': [{ prefix: 'subscription.' }],
        detail: { data: { product_id: ['b2f6f1a5-5a4e-4c2d-9f0b-7c1d3e8a9b10'] } },
      },
    },
  ],
  repeats: {
    schedule: 'up to ten attempts, at growing intervals of up to 20 minutes',
    after4xx: 'It is repeated like a 5xx.',
    stops: 'After ten deliveries in a row that failed, Polar disables the endpoint.',
    bytes: 'the same',
    byHand: '*Redeliver* in the dashboard sends the same `webhook-id` with a new time.',
  },
  quirks: [
    'Events of an endpoint come one after another: one that fails holds up those behind it.',
    'The formats *Slack* and *Discord* send another body, which says no type.',
  ],
  links: [
    'https://github.com/polarsource/polar/blob/main/server/polar/webhook/tasks.py',
    'https://github.com/polarsource/polar/blob/main/server/polar/webhook/constants.py',
  ],
};
