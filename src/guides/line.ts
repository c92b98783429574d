import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the LINE Developers Console, open the Messaging API channel, and copy its *Channel secret* from *Basic settings*.',
    'Store it as the secret of the endpoint.',
    'Under *Messaging API*, paste `{url}` as the *Webhook URL*, choose *Verify*, and switch *Use webhook* on.',
    'Switch *Webhook redelivery* on as well: without it, what could not be delivered is lost.',
  ],
  secret: 'The channel secret, which LINE makes with the channel: 32 hexadecimal digits.',
  types: ['message', 'follow', 'unfollow', 'postback', 'join', 'memberJoined'],
  rules: [
    {
      wants: 'messages of text',
      pattern: {
        source: ['line.me'],
        'detail-type': ['message'],
        detail: { events: { message: { type: ['text'] } } },
      },
    },
    { wants: 'new followers', pattern: { source: ['line.me'], 'detail-type': ['follow'] } },
  ],
  repeats: {
    schedule:
      'none, unless *Webhook redelivery* is switched on; then several times, how often is not documented',
    after4xx: 'It counts as a failure.',
    stops: 'LINE may stop sending to an endpoint that fails for long.',
    bytes: 'others',
    byHand: 'LINE documents no way to have something delivered once more.',
  },
  quirks: [
    'LINE waits for some two seconds only: give the function provisioned concurrency where a cold start would miss that.',
    'A request may hold several events: each becomes one of its own, with the others cut out of `events`.',
    '`deliveryContext.isRedelivery` says that an event was sent before. It keeps its `webhookEventId`, by which duplicates are suppressed.',
  ],
  links: [
    'https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects',
    'https://github.com/line/line-bot-sdk-nodejs',
  ],
};
