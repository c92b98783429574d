import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Mollie dashboard, open *Developers → Webhooks* and create a webhook.',
    'Paste `{url}` as its URL, and choose the event types.',
    'Copy the *signing secret* that it shows, and store it as the secret of the endpoint.',
  ],
  secret: 'The *signing secret* of the webhook, which Mollie shows once, when it is made.',
  types: [
    'payment-link.paid',
    'balance-transaction.created',
    'sales-invoice.created',
    'sales-invoice.paid',
    'profile.blocked',
  ],
  rules: [
    {
      wants: 'payment links that are paid',
      pattern: { source: ['mollie.com'], 'detail-type': ['payment-link.paid'] },
    },
    {
      wants: 'all that happens to invoices',
      pattern: { source: ['mollie.com'], 'detail-type': [{ prefix: 'sales-invoice.' }] },
    },
  ],
  repeats: {
    schedule: 'up to ten times within 26 hours',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      '*Test* sends a ping, which is answered and not published. Mollie documents no way to have an event delivered once more.',
  },
  handshake: 'A ping has the type `hook.ping`, is signed like an event, and is answered with 200.',
  quirks: [
    'These are the next-gen webhooks. The `webhookUrl` of a payment gets classic ones, a form with an `id` and no signature: they are rejected.',
    'For 24 hours after the secret was changed, a delivery carries a signature by each of the two.',
  ],
  links: [
    'https://github.com/mollie/mollie-api-php/blob/master/docs/webhooks.md',
    'https://docs.mollie.com/reference/webhooks',
  ],
  unconfirmed: ['That a ping has the type `hook.ping`: one of another type is published.'],
};
