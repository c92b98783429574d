import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the dashboard of MessageBird, open *Developers → API settings*, and copy the *signing key*: store it as the secret of the endpoint.',
    'Set `publicUrl` of the endpoint to `{url}`: MessageBird signs the whole URL.',
    'Paste `{url}` where a product asks for a URL: as the one of status reports, of a webhook of Conversations, or in Flow Builder.',
  ],
  secret: 'The *signing key* of the account, which is no access key.',
  types: ['delivered', 'delivery_failed', 'sent', 'message.created', 'message.updated'],
  rules: [
    {
      wants: 'text messages that could not be delivered',
      pattern: { source: ['messagebird.com'], 'detail-type': ['delivery_failed'] },
    },
    {
      wants: 'messages that come in',
      pattern: {
        source: ['messagebird.com'],
        'detail-type': ['message.created'],
        detail: { message: { direction: ['received'] } },
      },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'MessageBird documents no way to have something delivered once more.',
  },
  quirks: [
    'Status reports are GET requests, whose query becomes the event.',
    'A token is good for a minute. One without a hash of the body is good for a request without a body, and for no other.',
    'The URL is signed as it was written, with its port and the order of its query.',
    'The older `MessageBird-Signature` is never looked at, and webhooks of the new platform of Bird are signed in another way: take `standard-webhooks` for them.',
  ],
  links: ['https://github.com/messagebird/messagebird-nodejs'],
  unconfirmed: ['That a repetition comes with a token of its own.'],
};
