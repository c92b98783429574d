import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'On https://api.slack.com/apps, open the app, and copy its *Signing Secret* from *Basic Information*: it is the secret of the endpoint.',
    'Under *Event Subscriptions*, switch events on and paste `{url}` as *Request URL*; Slack verifies it at once.',
    'Subscribe to events. For commands and buttons, paste the same URL under *Slash Commands* and *Interactivity & Shortcuts*.',
  ],
  secret: 'Slack makes it with the app: 32 hexadecimal digits.',
  types: [
    'app_mention',
    'message',
    'reaction_added',
    'team_join',
    'block_actions',
    'view_submission',
    '/deploy',
  ],
  rules: [
    {
      wants: 'mentions of the app in one channel',
      pattern: {
        source: ['slack.com'],
        'detail-type': ['app_mention'],
        detail: { event: { channel: ['C02M5T8GVRE'] } },
      },
    },
    { wants: 'a slash command', pattern: { source: ['slack.com'], 'detail-type': ['/deploy'] } },
    {
      wants: 'one button',
      pattern: {
        source: ['slack.com'],
        'detail-type': ['block_actions'],
        detail: { actions: { action_id: ['approve'] } },
      },
    },
  ],
  repeats: {
    schedule:
      'events three times: at once, after about a minute and after five; commands and interactions never',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'Subscriptions are switched off where more than 95 % of the deliveries of an hour fail.',
    bytes: 'not documented',
    byHand:
      '*Retry* beside the request URL sends a new `url_verification`, which is answered and not published. Slack has no way to send an event once more.',
  },
  quirks: [
    'The `token` in a body is the proof of old: nobody looks at it, and it reaches the bus as it came.',
    'A command and an interaction are answered with an empty 200, and nothing is shown: whoever gets the event uses its `response_url`.',
  ],
  links: [
    'https://docs.slack.dev/apis/events-api/',
    'https://docs.slack.dev/interactivity/handling-user-interaction',
  ],
  handshake:
    '`url_verification`, signed like an event: its challenge comes back. And `ssl_check` of a command, to which an empty 200 is enough.',
};
