import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Modern Treasury, open *Developers → Webhooks* and choose *Create webhook*.',
    'Paste `{url}`, and choose the topics.',
    'Copy the *webhook key* of that page, and store it as the secret of the endpoint.',
  ],
  secret: 'Modern Treasury makes it, and shows it at *Developers → Webhooks*.',
  types: [
    'payment_order.created',
    'payment_order.completed',
    'payment_order.failed',
    'incoming_payment_detail.created',
    'transaction.created',
    'return.created',
  ],
  rules: [
    {
      wants: 'payments that are through',
      pattern: { source: ['moderntreasury.com'], 'detail-type': ['payment_order.completed'] },
    },
    {
      wants: 'real money that comes in',
      pattern: {
        source: ['moderntreasury.com'],
        'detail-type': ['incoming_payment_detail.created'],
        detail: { data: { live_mode: [true] } },
      },
    },
  ],
  repeats: {
    schedule: 'at growing intervals, where no 2xx came within five seconds; for how long is not documented',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'not documented',
  },
  quirks: ['Test and live events have the same key: `data.live_mode` tells them apart.'],
  links: [
    'https://docs.moderntreasury.com/platform/reference/webhooks',
    'https://github.com/Modern-Treasury/modern-treasury-node',
  ],
  unconfirmed: [
    'That a body says its kind as `data.object` beside `event`: the SDK shows neither, only how it is signed.',
  ],
};
