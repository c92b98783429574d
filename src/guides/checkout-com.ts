import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Store a secret of 16 characters or more for the endpoint.',
    'In the Dashboard, open *Developers → Webhooks* and choose *New webhook*.',
    'Paste `{url}` as the endpoint URL and the secret as the *signature key*, and choose the events.',
  ],
  secret: 'You choose it, as the signature key of the webhook. Without one nothing is signed.',
  types: [
    'payment_approved',
    'payment_captured',
    'payment_declined',
    'payment_refunded',
    'dispute_received',
    'card_verified',
  ],
  rules: [
    {
      wants: 'payments that were captured',
      pattern: { source: ['checkout.com'], 'detail-type': ['payment_captured'] },
    },
    {
      wants: 'large payments that were declined',
      pattern: {
        source: ['checkout.com'],
        'detail-type': ['payment_declined'],
        detail: { data: { amount: [{ numeric: ['>=', 100_000] }] } },
      },
    },
  ],
  repeats: {
    schedule:
      'automatically, until it is answered with 2xx; the schedule is not documented where the signature is',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'The Dashboard and the Workflows API send an event once more.',
  },
  quirks: [
    'Events come at least once, and out of order.',
    'The authorization header that can be set beside the key proves less, and is not looked at here.',
    'Accounts of the older platform (ABC) sign with the secret key of the account.',
  ],
  unconfirmed: ['whether the `id` of an event stays the same when it is repeated'],
  links: [
    'https://www.checkout.com/docs/workflows/set-up-your-webhook-receiver',
    'https://www.checkout.com/docs/business-operations/use-the-dashboard/developers/webhooks',
  ],
};
