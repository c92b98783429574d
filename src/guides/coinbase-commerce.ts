import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Coinbase Commerce, open *Settings → Notifications* and choose *Add an endpoint*.',
    'Paste `{url}`, and choose the events.',
    'Choose *Show shared secret*, and store it as the secret of the endpoint.',
  ],
  secret:
    'The *webhook shared secret* under *Settings → Notifications*: one for all endpoints of the account.',
  types: [
    'charge:created',
    'charge:pending',
    'charge:confirmed',
    'charge:failed',
    'charge:delayed',
    'charge:resolved',
  ],
  rules: [
    {
      wants: 'charges that are paid',
      pattern: { source: ['commerce.coinbase.com'], 'detail-type': ['charge:confirmed'] },
    },
    {
      wants: 'charges that need a person',
      pattern: { source: ['commerce.coinbase.com'], 'detail-type': ['charge:delayed', 'charge:failed'] },
    },
  ],
  repeats: {
    schedule: 'with growing pauses, for up to three days',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'others',
    byHand: 'Coinbase Commerce documents no way to have something delivered once more.',
  },
  quirks: [
    'The `id` outside of `event` is that of an attempt: the event is named by `event.id`.',
    'The newer webhooks of the Coinbase Developer Platform are signed in another way, and are not these.',
  ],
  links: ['https://github.com/coinbase/coinbase-commerce-node'],
};
