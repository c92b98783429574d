import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Choose a random text of 16 to 128 characters, and store it as the secret of the endpoint.',
    'Create the subscription: `POST https://graph.microsoft.com/v1.0/subscriptions` with `{url}` as its `notificationUrl` and that text as its `clientState`; `{url}` may be its `lifecycleNotificationUrl` as well. Graph asks for a validation token back at once, which is answered.',
    'Renew the subscription before it expires: that is yours to do, and no gateway can.',
  ],
  secret:
    'You choose it. Graph shows it as `clientState` in every notification, and on the bus it is `[secret]`.',
  types: [
    'Message.created',
    'Event.updated',
    'User.updated',
    'chatMessage.created',
    'reauthorizationRequired',
    'missed',
  ],
  rules: [
    { wants: 'new mail', pattern: { source: ['graph.microsoft.com'], 'detail-type': ['Message.created'] } },
    {
      wants: 'subscriptions that need a hand',
      pattern: {
        source: ['graph.microsoft.com'],
        'detail-type': ['reauthorizationRequired', 'subscriptionRemoved', 'missed'],
      },
    },
  ],
  repeats: {
    schedule: 'for up to four hours',
    after4xx: 'It counts as not delivered.',
    stops: 'Where many answers take 2.9 s or more, Graph slows notifications down or drops them.',
    bytes: 'not documented',
    byHand: 'Graph has no way to have something delivered once more: read the changes by a delta query.',
  },
  quirks: [
    'Graph waits for three seconds: give the function provisioned concurrency where a cold start would miss that.',
    'A request may hold notifications of several subscriptions: all must show the same `clientState`, or none is taken.',
    'Notifications with resource data are encrypted for a certificate of yours, and travel as they are; their `validationTokens` are not looked at.',
    'Where nothing says what kind of resource changed, the detail-type begins with `resource`.',
  ],
  links: ['https://learn.microsoft.com/graph/api/resources/changenotification'],
};
