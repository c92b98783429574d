import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Bandwidth App, open *Applications*, and the application for messaging or voice.',
    'Paste `{url}` as its callback URL.',
    'Type in a user and a password for the callbacks, and store `<user>:<password>` as the secret of the endpoint.',
  ],
  secret: 'You choose it, as `<user>:<password>`, with a password of 16 characters or more.',
  types: [
    'message-received',
    'message-sending',
    'message-delivered',
    'message-failed',
    'answer',
    'disconnect',
    'recordingComplete',
  ],
  rules: [
    {
      wants: 'messages that come in',
      pattern: { source: ['bandwidth.com'], 'detail-type': ['message-received'] },
    },
    {
      wants: 'messages that were not delivered',
      pattern: { source: ['bandwidth.com'], 'detail-type': ['message-failed'] },
    },
  ],
  repeats: {
    schedule:
      'messaging: for 24 hours, until it is answered with 2xx; voice: once, where no connection comes about; orders of numbers: never',
    after4xx: 'Not documented, but for a 401, which asks for the password.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Bandwidth documents no way to have something delivered once more.',
  },
  quirks: [
    'The first request of each delivery shows no password, is answered with a 401 that asks for one, and comes again with it: half of the requests are turned away, and that is no attack.',
    'A password proves that the sender knows it, and nothing of what it says: whoever saw one request can send any other.',
    'Callbacks of a call that wait for BXML get an empty answer: use it for those that only tell something.',
  ],
  links: [
    'https://dev.bandwidth.com/docs/voice/webhooks/',
    'https://dev.bandwidth.com/docs/numbers/webhooks/',
  ],
};
