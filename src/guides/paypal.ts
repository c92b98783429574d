import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the PayPal Developer Dashboard, open your app, for *Sandbox* or *Live*, and choose *Add Webhook*.',
    'Paste `{url}` as its URL, choose the event types, and save it.',
    'Set the *Webhook ID* that it shows as `webhookId` under the `options` of the endpoint.',
  ],
  secret: 'None: PayPal signs with a key of its own, whose certificate is fetched from PayPal.',
  types: [
    'PAYMENT.CAPTURE.COMPLETED',
    'PAYMENT.CAPTURE.REFUNDED',
    'CHECKOUT.ORDER.APPROVED',
    'BILLING.SUBSCRIPTION.CANCELLED',
    'CUSTOMER.DISPUTE.CREATED',
  ],
  rules: [
    {
      wants: 'payments that came',
      pattern: { source: ['paypal.com'], 'detail-type': ['PAYMENT.CAPTURE.COMPLETED'] },
    },
    {
      wants: 'all that happens to subscriptions',
      pattern: { source: ['paypal.com'], 'detail-type': [{ prefix: 'BILLING.SUBSCRIPTION.' }] },
    },
  ],
  repeats: {
    schedule: 'up to 25 times, for up to three days',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      '*Resend* beside an event in the dashboard, and `POST /v1/notifications/webhooks-events/{id}/resend`, send it once more. What its simulator sends is not signed for a webhook of yours, and is rejected.',
  },
  quirks: [
    'Of the body PayPal signs a CRC-32, which is no hash: whoever saw one delivery can make another body that passes. Fetch by its id what matters.',
    'The signed time may be up to 73 hours old, since nobody says that a repetition has a new one.',
    'Sandbox and live have different webhooks, and with them different values of `webhookId`.',
  ],
  links: [
    'https://developer.paypal.com/api/rest/webhooks/',
    'https://developer.paypal.com/docs/api/webhooks/v1/#verify-webhook-signature_post',
  ],
  unconfirmed: [
    'What is signed, and how: only others than PayPal say so, and agree. No delivery that PayPal signed was at hand.',
  ],
};
