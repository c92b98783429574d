import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Chargebee, open *Settings → Configure Chargebee → Webhooks* and choose *Add Webhook*.',
    'Paste `{url}` as its URL.',
    'Switch on *Protect webhook URL with basic authentication*, and type in the user and the password of the secret.',
  ],
  secret: 'You choose it, as `<user>:<password>`, with a password of 16 characters or more.',
  types: [
    'subscription_created',
    'subscription_changed',
    'subscription_cancelled',
    'payment_succeeded',
    'payment_failed',
    'invoice_generated',
  ],
  rules: [
    {
      wants: 'payments that failed',
      pattern: { source: ['chargebee.com'], 'detail-type': ['payment_failed'] },
    },
    {
      wants: 'all that happens to subscriptions',
      pattern: { source: ['chargebee.com'], 'detail-type': [{ prefix: 'subscription_' }] },
    },
  ],
  repeats: {
    schedule: 'up to seven times, after 2 minutes at first and 2 days at last',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: '*Resend* beside an event sends it once more, with the same id.',
  },
  quirks: [
    'Nothing is signed: whoever saw one delivery can send any other. Fetch by its id what matters.',
    'Events come in any order, and more than once: `resource_version` tells which of two is newer.',
  ],
  links: ['https://github.com/chargebee/chargebee-node'],
};
