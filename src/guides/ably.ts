import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Ably dashboard, open *Integrations* of your app, and choose *New integration rule → Webhook*.',
    'Paste `{url}` as its URL, choose the events, and switch *batching* on: Ably signs nothing else.',
    'Choose the API key that *signs*, and store what stands behind its colon as the secret of the endpoint.',
  ],
  secret: 'The second half of an API key, behind the colon. The first half travels in `x-ably-key`.',
  types: ['channel.message', 'presence.message', 'channel.opened', 'channel.closed', 'channel.occupancy'],
  rules: [
    {
      wants: 'messages in the channels of orders',
      pattern: {
        source: ['ably.com'],
        'detail-type': ['channel.message'],
        detail: { items: { data: { channelId: [{ prefix: 'orders:' }] } } },
      },
    },
    {
      wants: 'channels that come and go',
      pattern: { source: ['ably.com'], 'detail-type': ['channel.opened', 'channel.closed'] },
    },
  ],
  repeats: {
    schedule:
      'after 1.4 s, 2 s, 2.8 s and so on to a minute, while what it has queued is younger than five minutes',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'others',
    byHand: 'Ably documents no way to have something delivered once more.',
  },
  quirks: [
    'A repetition holds what happened since as well: each item is an event of its own, and one that came before is not published again.',
    'Ably keeps what it could not deliver for five minutes, and no longer.',
    'Deliveries in MessagePack are published as the bytes that they are: choose JSON.',
  ],
  links: ['https://ably.com/docs/platform/integrations/webhooks#security'],
  unconfirmed: ['that `serial`, with the rule and the name of the item, names one item for ever'],
};
