import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the dashboard of Pusher Channels, open the app, and copy its *secret* from *App Keys*: store it as the secret of the endpoint.',
    'Open *Webhooks*, paste `{url}`, and choose an event type. Repeat that for each type.',
  ],
  secret:
    'The secret of the app, which signs calls of the API too: to change it is to change it there as well.',
  types: [
    'channel_occupied',
    'channel_vacated',
    'member_added',
    'member_removed',
    'client_event',
    'cache_miss',
    'subscription_count',
  ],
  rules: [
    {
      wants: 'members that come and go',
      pattern: { source: ['pusher.com'], 'detail-type': ['member_added', 'member_removed'] },
    },
    {
      wants: 'private channels that nobody listens to any more',
      pattern: {
        source: ['pusher.com'],
        'detail-type': ['channel_vacated'],
        detail: { events: { channel: [{ prefix: 'private-' }] } },
      },
    },
  ],
  repeats: {
    schedule: 'for five minutes, with growing pauses',
    after4xx: 'It is repeated, like anything that is not answered with 2xx.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Pusher documents no way to have something delivered once more.',
  },
  quirks: [
    'With *batch webhooks* one delivery holds several events: each becomes one of its own.',
    'Events have no ids, and `time_ms` is the time of the delivery: an event is named by its type, its channel and its bytes.',
    '`X-Pusher-Key` says which app it is and is signed by nobody: it is not looked at.',
  ],
  links: ['https://github.com/pusher/pusher-http-node'],
};
