import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Increase dashboard, open *Developers → Event Subscriptions* and create one, or do so at `POST /event_subscriptions`.',
    'Paste `{url}` as its URL, and a shared secret of 16 characters or more.',
    'Store that shared secret as the secret of the endpoint.',
  ],
  secret: 'You choose it when you create the subscription; where you do not, Increase makes one.',
  types: [
    'transaction.created',
    'pending_transaction.created',
    'card_payment.updated',
    'ach_transfer.updated',
    'wire_transfer.updated',
    'account.created',
    'check_deposit.updated',
  ],
  rules: [
    {
      wants: 'new transactions',
      pattern: { source: ['increase.com'], 'detail-type': ['transaction.created'] },
    },
    {
      wants: 'transfers that change',
      pattern: { source: ['increase.com'], 'detail-type': [{ suffix: '_transfer.updated' }] },
    },
  ],
  repeats: {
    schedule: 'up to seven times, at growing intervals',
    after4xx: 'Anything but a 2xx is repeated.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Increase documents none; events can be listed through its API for 30 days.',
  },
  quirks: ['An event holds an id and a category: the object itself is to be fetched.'],
  links: ['https://github.com/Increase/increase-typescript/blob/main/src/resources/events.ts'],
};
