import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the GoCardless Dashboard, open *Developers* and choose *Create → Webhook endpoint*.',
    'Paste `{url}` as its URL, and create it.',
    'Copy the *secret* of the endpoint, and store it as the secret of the endpoint here.',
  ],
  secret: 'The *secret* of the webhook endpoint, which GoCardless makes unless you type in one of your own.',
  types: [
    'payments.confirmed',
    'payments.failed',
    'payments.paid_out',
    'mandates.created',
    'mandates.cancelled',
    'subscriptions.created',
  ],
  rules: [
    {
      wants: 'payments that failed',
      pattern: { source: ['gocardless.com'], 'detail-type': ['payments.failed'] },
    },
    {
      wants: 'mandates that a bank cancelled',
      pattern: {
        source: ['gocardless.com'],
        'detail-type': ['mandates.cancelled'],
        detail: { events: { details: { origin: ['bank'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'up to eight times, the whole batch',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      '*Retry* beside a webhook in the Dashboard sends its batch once more: what is in it is known by its ids.',
  },
  quirks: [
    'A delivery holds up to 250 events; each is published by itself, with its own id.',
    'Its header is called as that of Standard Webhooks is, and is written in another way.',
  ],
  links: ['https://github.com/gocardless/gocardless-nodejs/blob/master/src/webhooks.ts'],
};
