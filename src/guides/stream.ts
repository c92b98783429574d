import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the dashboard of Stream, open the app, and copy its *API secret*: store it as the secret of the endpoint.',
    'Open *Chat Overview → Webhooks* (or that of Video or Feeds), paste `{url}`, and choose the events.',
    'Leave compression of webhooks off.',
  ],
  secret: 'The API secret of the app, which signs the tokens of its users too.',
  types: ['message.new', 'message.updated', 'member.added', 'user.banned', 'call.session_started'],
  rules: [
    { wants: 'new messages', pattern: { source: ['getstream.io'], 'detail-type': ['message.new'] } },
    {
      wants: 'what happens in channels of one type',
      pattern: { source: ['getstream.io'], detail: { channel_type: ['support'] } },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Stream documents no way to have something delivered once more.',
  },
  quirks: [
    'A compressed body is signed as it was before: it is refused here, where nothing is unpacked before it is proven.',
    'Stream signs no time: a delivery that is sent again by somebody else is told by its bytes.',
  ],
  links: ['https://github.com/GetStream/stream-node', 'https://www.npmjs.com/package/stream-chat'],
  unconfirmed: ['That `X-Webhook-Id` is the same in each attempt.'],
};
