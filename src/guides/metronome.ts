import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Metronome, add a webhook with `{url}` among those of the notifications.',
    'Copy the secret that is shown with it, and store it as the secret of the endpoint.',
  ],
  secret: 'Metronome makes one for each webhook.',
  types: [
    'alerts.low_remaining_commit_balance_reached',
    'alerts.spend_threshold_reached',
    'alerts.usage_threshold_reached',
    'payment_gate.payment_status',
    'invoice.finalized',
  ],
  rules: [
    {
      wants: 'customers that have used up what they committed to',
      pattern: {
        source: ['metronome.com'],
        'detail-type': ['alerts.low_remaining_commit_balance_reached'],
      },
    },
    {
      wants: 'all alerts of one customer',
      pattern: {
        source: ['metronome.com'],
        'detail-type': [{ prefix: 'alerts.' }],
        detail: { properties: { customer_id: ['5f794d50-085a-4db6-8d15-286e518b7225'] } },
      },
    },
  ],
  repeats: {
    schedule: 'not documented where the signature is',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'not documented',
  },
  quirks: [
    'The time is a date of HTTP in `x-metronome-date`, signed as it is written, with one line feed before the body.',
    'The `date` header, which its SDK read earlier, is not looked at: proxies write their own.',
  ],
  links: ['https://github.com/Metronome-Industries/metronome-node/blob/main/src/resources/webhooks.ts'],
  unconfirmed: ['That the `id` of an event stays when it is sent once more.', 'The names of the types.'],
};
