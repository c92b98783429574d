import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Dashboard of Stripe, open *Workbench → Webhooks* and choose *Add destination*.',
    'Choose the events, *Webhook endpoint* as the type, and paste `{url}`.',
    'Copy the *signing secret* that it shows, and store it as the secret of the endpoint.',
  ],
  secret: 'Stripe makes one for each endpoint: it begins with `whsec_`, and all of it is the key.',
  types: [
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.completed',
    'invoice.paid',
    'customer.subscription.deleted',
  ],
  rules: [
    {
      wants: 'payments that succeeded, of 10 euros or more',
      pattern: {
        source: ['stripe.com'],
        'detail-type': ['payment_intent.succeeded'],
        detail: { data: { object: { currency: ['eur'], amount: [{ numeric: ['>=', 1000] }] } } },
      },
    },
    {
      wants: 'all of subscriptions',
      pattern: { source: ['stripe.com'], 'detail-type': [{ prefix: 'customer.subscription.' }] },
    },
  ],
  repeats: {
    schedule: 'ever more slowly for up to three days; in a sandbox three times within a few hours',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'An endpoint that fails for long can be disabled; after how long, is not documented.',
    bytes: 'not documented',
    byHand:
      '*Resend* in the Dashboard and `stripe events resend` send the same event with a new signature; nothing in the request tells it from a retry.',
  },
  quirks: [
    'How long Stripe waits is not documented: the gateway answers as if it were ten seconds.',
    'Test and live mode have secrets of their own: give each an endpoint.',
    'Stripe can put events on EventBridge by itself, as a partner.',
  ],
  links: ['https://docs.stripe.com/webhooks', 'https://docs.stripe.com/api/events/types'],
};
