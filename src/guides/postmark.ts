import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Choose a user name and a password of 16 characters or more, and store `<user>:<password>` as the secret of the endpoint.',
    'In Postmark, open the message stream, then *Webhooks*, and choose *Add webhook*.',
    'Paste `{url}` as its URL, type user name and password under *Basic auth credentials*, and choose the events.',
  ],
  secret: 'You choose it: user name and password, with a colon between them.',
  types: ['Delivery', 'Bounce', 'SpamComplaint', 'Open', 'Click', 'SubscriptionChange', 'Inbound'],
  rules: [
    {
      wants: 'addresses that mail must not go to any more',
      pattern: {
        source: ['postmarkapp.com'],
        'detail-type': ['Bounce'],
        detail: { Type: ['HardBounce'] },
      },
    },
    {
      wants: 'mail that has arrived',
      pattern: { source: ['postmarkapp.com'], 'detail-type': ['Delivery'] },
    },
  ],
  repeats: {
    schedule:
      'bounces and mail that came in up to ten times within ten hours or so, at growing intervals; the others fewer times',
    after4xx: 'It is repeated, but after a 403.',
    stops: 'Nothing does.',
    bytes: 'not documented',
    byHand: 'Mail that came in can be retried on the page of its activity.',
  },
  quirks: [
    'Nothing is signed: whoever knows the password can send any event.',
    'The id of a bounce is larger than what JavaScript reads exactly.',
  ],
  links: ['https://postmarkapp.com/developer/webhooks/bounce-webhook'],
};
