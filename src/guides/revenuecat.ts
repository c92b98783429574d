import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In RevenueCat, open *Integrations → Webhooks* of the project and choose *Add new configuration*.',
    'Paste `{url}` as its *Webhook URL*, and the secret of the endpoint as its *Authorization header value*.',
    'Better, switch on signing there, store the *signing secret* that it shows, and set `signed: true` under the `options` of the endpoint.',
  ],
  secret:
    'What you type in as *Authorization header value*, all of it; with `signed`, the *signing secret* that RevenueCat shows.',
  types: ['INITIAL_PURCHASE', 'RENEWAL', 'CANCELLATION', 'EXPIRATION', 'BILLING_ISSUE', 'TEST'],
  rules: [
    {
      wants: 'new subscribers',
      pattern: {
        source: ['revenuecat.com'],
        'detail-type': ['INITIAL_PURCHASE'],
        detail: { event: { environment: ['PRODUCTION'] } },
      },
    },
    {
      wants: 'subscriptions that end',
      pattern: { source: ['revenuecat.com'], 'detail-type': ['CANCELLATION', 'EXPIRATION'] },
    },
  ],
  repeats: {
    schedule: 'five times, after 5, 10, 20, 40 and 80 minutes',
    after4xx: 'It counts as a failure, as does all but 200, and is repeated like any other.',
    stops: 'Nothing.',
    bytes: 'not documented',
    byHand:
      '*Retry* beside an event in the dashboard sends it once more, with the same id; *Send test event* sends one of the type `TEST`.',
  },
  quirks: [
    'RevenueCat waits for 60 s, and takes 200 alone.',
    'Without `signed`, whoever saw one delivery can send any other: fetch the subscriber by the API.',
    'While the signing secret is being changed, a delivery carries a `v1` for each.',
  ],
  links: [
    'https://www.revenuecat.com/docs/integrations/webhooks/event-types-and-fields',
    'https://www.revenuecat.com/docs/integrations/webhooks/sample-events',
  ],
  unconfirmed: [
    'How the signature is written, for an endpoint with `signed`: many who receive it agree, and RevenueCat’s own page could not be read.',
  ],
};
