import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Pusher dashboard, open *Settings* of the Beams instance, and choose *Add a webhook*.',
    'Paste `{url}` as its URL, and choose the events.',
    'Type in a secret, and store the same as the secret of the endpoint.',
  ],
  secret: 'You choose it, with 16 characters or more, when you add the webhook.',
  types: ['v1.PublishToUsersAttempt', 'v1.UserNotificationAcknowledgement', 'v1.UserNotificationOpen'],
  rules: [
    {
      wants: 'notifications that are opened',
      pattern: { source: ['pusher.com'], 'detail-type': ['v1.UserNotificationOpen'] },
    },
    {
      wants: 'what became of publishing',
      pattern: { source: ['pusher.com'], 'detail-type': ['v1.PublishToUsersAttempt'] },
    },
  ],
  repeats: {
    schedule: 'four times, after 10, 30, 120 and 300 seconds, where it is not answered with 2xx within three',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Pusher documents no way to have something delivered once more.',
  },
  quirks: [
    'The headers with an id and a type are signed by nobody, and are not looked at: the body says the same.',
    'Pusher Channels is another product, which signs in another way.',
    'Nothing limits how old a delivery may be.',
  ],
  links: ['https://pusher.com/docs/beams/reference/webhooks'],
};
