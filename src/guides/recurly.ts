import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Recurly, open *Integrations → Webhooks* and choose *New Endpoint*.',
    'Paste `{url}` as its URL, choose *JSON* as its format, and the notifications.',
    'Copy the *secret key* of the endpoint, and store it as the secret of the endpoint here.',
  ],
  secret: 'The *secret key* of the webhook endpoint, which Recurly makes with it.',
  types: [
    'account.created',
    'account.updated',
    'subscription.created',
    'subscription.renewed',
    'subscription.canceled',
    'charge_invoice.paid',
  ],
  rules: [
    {
      wants: 'invoices that are paid',
      pattern: { source: ['recurly.com'], 'detail-type': ['charge_invoice.paid'] },
    },
    {
      wants: 'all that happens to subscriptions',
      pattern: { source: ['recurly.com'], 'detail-type': [{ prefix: 'subscription.' }] },
    },
  ],
  repeats: {
    schedule: 'up to ten times, in order, with pauses that double',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'Nothing; an endpoint of a sandbox may be paused while most of its deliveries fail.',
    bytes: 'not documented',
    byHand: '*Resend* beside a notification sends it once more.',
  },
  quirks: [
    'The signed time counts milliseconds.',
    'An endpoint in XML is not signed: choose JSON.',
    'For 24 hours after the key was changed, a delivery carries a signature by each of the two.',
  ],
  links: [
    'https://docs.recurly.com/recurly-subscriptions/docs/webhook-payloads-json-vs-xml',
    'https://github.com/recurly/recurly-client-ruby/blob/v4-master/lib/recurly/webhooks.rb',
  ],
  unconfirmed: [
    'That the detail-type can be put together of `object_type` and `event_type`: only others than Recurly say how its JSON is called.',
  ],
};
