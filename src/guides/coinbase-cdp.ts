import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Create a subscription with the API of CDP, `POST /platform/v2/data/webhooks/subscriptions`, with the event types and `{url}` as the `url` of its target.',
    'The answer holds a `secret`: store it as the secret of the endpoint.',
  ],
  secret: 'The `secret` in the answer that creates a subscription: a UUID.',
  types: ['onchain.activity.detected', 'onramp.transaction.created', 'onramp.transaction.success'],
  rules: [
    {
      wants: 'purchases that succeed',
      pattern: { source: ['cdp.coinbase.com'], 'detail-type': ['onramp.transaction.success'] },
    },
    {
      wants: 'what happens on one network',
      pattern: {
        source: ['cdp.coinbase.com'],
        'detail-type': ['onchain.activity.detected'],
        detail: { network: ['base-mainnet'] },
      },
    },
  ],
  repeats: {
    schedule: 'at least once; the schedule is not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'CDP documents no way to have something delivered once more.',
  },
  quirks: [
    'Only the newer signature (`v1`) is taken, also where the older one stands beside it.',
    'Which headers are signed, the request says itself; one that did not arrive is a refusal, and so is one with a dot in its value, but for the type of the event.',
    'Webhooks of Coinbase Commerce are signed in another way: take `coinbase-commerce` for them.',
  ],
  links: [
    'https://docs.cdp.coinbase.com/webhooks/overview',
    'https://docs.cdp.coinbase.com/webhooks/transfers/verification',
  ],
  unconfirmed: ['That no header that is signed, but for the type of the event, has a dot in its value.'],
};
