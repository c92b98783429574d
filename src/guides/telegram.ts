import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Choose a random text of 16 to 256 letters, digits, `_` and `-`, and store it as the secret of the endpoint.',
    'Call `https://api.telegram.org/bot<token>/setWebhook` with `url={url}` and that text as `secret_token`.',
    'Leave the token of the bot out of the URL: it is a secret, and the gateway needs none of it.',
  ],
  secret:
    'You choose it, and Telegram shows it in the header `x-telegram-bot-api-secret-token` of every request.',
  types: ['message', 'edited_message', 'callback_query', 'inline_query', 'channel_post', 'my_chat_member'],
  rules: [
    { wants: 'messages', pattern: { source: ['telegram.org'], 'detail-type': ['message'] } },
    {
      wants: 'messages that are the command `/start`',
      pattern: { source: ['telegram.org'], detail: { message: { text: [{ prefix: '/start' }] } } },
    },
  ],
  repeats: {
    schedule: 'with growing waits, a minute or two at most, for as long as an update is kept (24 hours)',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: '410 for 23 hours closes the webhook.',
    bytes: 'not documented',
    byHand: 'Telegram has no way to have an update delivered once more.',
  },
  quirks: [
    'Updates come in order: one that is not taken holds those behind it back.',
    'Nothing is signed: whoever saw one request can send any other.',
    'A bot may answer a webhook with a call of the API: the answer of the gateway is empty, and whoever gets the event calls.',
  ],
  links: [
    'https://core.telegram.org/bots/webhooks',
    'https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/WebhookActor.cpp',
  ],
};
