import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Hook0, open the application, choose *Subscriptions → Create*, and the event types.',
    'Choose the method *POST*, paste `{url}` as the target, and add no headers whose values have dots.',
    'Copy the *secret* of the subscription, and store it as the secret of the endpoint.',
  ],
  secret: 'The secret of the subscription, a UUID that Hook0 makes.',
  types: ['<service>.<resource>.<verb>', 'billing.invoice.paid', 'auth.user.created'],
  rules: [
    {
      wants: 'one type of event',
      pattern: { source: ['hook0.com'], 'detail-type': ['billing.invoice.paid'] },
    },
    {
      wants: 'everything of one service',
      pattern: { source: ['hook0.com'], 'detail-type': [{ prefix: 'auth.' }] },
    },
  ],
  repeats: {
    schedule:
      'after 3 s, 10 s, 3 and 30 minutes, 1, 3 and 5 hours, then every 10 hours: 24 times, or for 8 days',
    after4xx: 'It is repeated, unless Hook0 takes it for one that no repetition can help.',
    stops: 'Nothing does by itself.',
    bytes: 'the same',
    byHand: 'A replay of an event comes with the id that it had.',
  },
  quirks: [
    'Only the newer signature (`v1`) is taken, which covers the headers too. An instance of one’s own that is set to `v0` alone is refused.',
    'Which headers are signed, the request says itself: the id and the type of the event must be among them.',
    'A signed header with a dot in its value is refused, but for the type of the event: so is a body that is neither an object nor a list of JSON.',
    'The signature must stand in `X-Hook0-Signature`, which whoever runs an instance could rename.',
  ],
  links: ['https://github.com/hook0/hook0', 'https://www.npmjs.com/package/hook0-client'],
};
