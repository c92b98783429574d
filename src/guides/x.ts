import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the developer portal of X, open the app, *Keys and tokens*, and copy the *API key secret* (the consumer secret): store it as the secret of the endpoint.',
    'Register the webhook: `POST https://api.x.com/2/webhooks` with `{"url": "{url}"}` and the bearer token of the app. X sends a challenge (CRC) at once, which is answered.',
    'Subscribe accounts or events to the webhook by the API of the product that you use.',
  ],
  secret: 'The consumer secret of the app, and neither the bearer token nor an access token.',
  types: [
    'tweet_create_events',
    'favorite_events',
    'follow_events',
    'direct_message_events',
    'tweet_delete_events',
  ],
  rules: [
    {
      wants: 'posts of, and to, one account',
      pattern: {
        source: ['x.com'],
        'detail-type': ['tweet_create_events'],
        detail: { for_user_id: ['2244994945'] },
      },
    },
    { wants: 'new followers', pattern: { source: ['x.com'], 'detail-type': ['follow_events'] } },
  ],
  repeats: {
    schedule:
      'in the enterprise tier of Account Activity three times within five minutes, where no 200 came within three seconds; of the other products not documented',
    after4xx: 'It counts as a failure, as does all but 200.',
    stops: 'A webhook whose challenges are not answered becomes invalid, and gets nothing.',
    bytes: 'not documented',
    byHand: 'A replay job of the API sends the events of some days once more, where the plan has it.',
  },
  quirks: [
    'X asks for a challenge when the webhook is made, and again and again later. Its answer is a signature by the secret of deliveries, so that only what no delivery can be is answered.',
    'A request may hold several events: each becomes one of its own.',
    'Events without an id of their own, such as `follow_events`, are named by their bytes, and none is suppressed as a duplicate.',
  ],
  links: [
    'https://developer.x.com/en/docs/twitter-api/enterprise/account-activity-api/guides/activity-retries',
    'https://docs.x.com/x-api/account-activity/introduction',
    'https://docs.x.com/x-api/webhooks/quickstart',
  ],
  unconfirmed: ['Which ids repeat when X sends an event once more.'],
};
