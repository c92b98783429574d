import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Razorpay Dashboard, open *Account & Settings → Webhooks* and choose *Add New Webhook*.',
    'Paste `{url}` as its *Webhook URL*, and the secret of the endpoint as its *Secret*.',
    'Choose the events, and create it.',
  ],
  secret: 'You choose it, and paste it there as *Secret*. It is not the key secret of the API.',
  types: [
    'payment.captured',
    'payment.failed',
    'order.paid',
    'refund.processed',
    'subscription.charged',
    'settlement.processed',
  ],
  rules: [
    {
      wants: 'payments that are captured',
      pattern: { source: ['razorpay.com'], 'detail-type': ['payment.captured'] },
    },
    {
      wants: 'payments by UPI that failed',
      pattern: {
        source: ['razorpay.com'],
        'detail-type': ['payment.failed'],
        detail: { payload: { payment: { entity: { method: ['upi'] } } } },
      },
    },
  ],
  repeats: {
    schedule: 'with growing pauses, for 24 hours',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'Razorpay disables the webhook after 24 hours of failures, and sends a mail.',
    bytes: 'not documented',
    byHand: 'Razorpay documents no way to have something delivered once more.',
  },
  quirks: [
    'What is repeated after the secret was changed is still signed with the old one: keep both for 24 hours.',
    'Events come in any order: `payment.captured` may come before `payment.authorized`.',
  ],
  links: ['https://razorpay.com/docs/webhooks/best-practices/', 'https://razorpay.com/docs/webhooks/faqs/'],
};
