import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Square Developer Console, open your application and *Webhooks → Subscriptions*, and choose *Add subscription*.',
    'Paste `{url}` as its *Notification URL*, and choose the event types.',
    'Copy the *signature key* of the subscription, and store it as the secret of the endpoint.',
  ],
  secret: 'The *signature key* of the subscription: *Webhooks → Subscriptions*, and there the subscription.',
  types: [
    'payment.created',
    'payment.updated',
    'refund.updated',
    'order.updated',
    'customer.created',
    'invoice.payment_made',
  ],
  rules: [
    {
      wants: 'payments that are completed',
      pattern: {
        source: ['squareup.com'],
        'detail-type': ['payment.updated'],
        detail: { data: { object: { payment: { status: ['COMPLETED'] } } } },
      },
    },
    {
      wants: 'all that happens to customers',
      pattern: { source: ['squareup.com'], 'detail-type': [{ prefix: 'customer.' }] },
    },
  ],
  repeats: {
    schedule: 'with growing pauses, for up to 24 hours',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      'Square documents no way to have an event delivered once more; its Events API lists those of the last 28 days.',
  },
  quirks: [
    'Square signs the notification URL as it stands in its console: behind a proxy or a custom domain, set `publicUrl` to that text.',
  ],
  links: [
    'https://developer.squareup.com/docs/webhooks/troubleshooting',
    'https://github.com/square/square-nodejs-sdk',
  ],
};
