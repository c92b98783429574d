import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Console of Twilio, copy the *Auth Token* of the account: it is the secret of the endpoint.',
    'Open the phone number, or the messaging service, and paste `{url}` where *a message* or *a call comes in*, with `HTTP POST`.',
    'For Event Streams, make a sink of the type *Webhook* with the same URL.',
    'Where a CDN or a domain stands in front, or the URL has a query, set `publicUrl` of the endpoint to what was pasted.',
  ],
  secret:
    'The primary auth token of the account: 32 hexadecimal digits. A sub-account signs with its own; several go behind one endpoint as `{"accounts": {…}}`.',
  types: [
    'message.received',
    'message.delivered',
    'message.failed',
    'call.ringing',
    'call.completed',
    'com.twilio.messaging.message.sent',
  ],
  rules: [
    {
      wants: 'messages to one number',
      pattern: {
        source: ['twilio.com'],
        'detail-type': ['message.received'],
        detail: { To: ['+15005550001'] },
      },
    },
    {
      wants: 'messages that reached somebody, of either kind',
      pattern: {
        source: ['twilio.com'],
        'detail-type': ['message.delivered', 'com.twilio.messaging.message.delivered'],
      },
    },
  ],
  repeats: {
    schedule:
      'voice and messaging once, where no connection could be made, and then their fallback URL; `#rc=` behind the URL changes it. Event Streams for up to four hours',
    after4xx: 'Voice and messaging do not repeat it unless `#rp=` says so.',
    stops: 'Nothing that is documented.',
    bytes: 'not documented',
    byHand: 'Twilio documents no way to have something delivered once more.',
  },
  quirks: [
    'The URL is signed as it was pasted: a host, a path or a query that arrives otherwise verifies only with `publicUrl`.',
    'Nothing that is signed says when: an old delivery verifies for ever, and only deduplication knows it.',
    'Voice and messaging are answered with an empty `<Response/>`.',
    'A delivery of Event Streams is a batch: each of its elements becomes an event.',
  ],
  links: [
    'https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides',
    'https://www.twilio.com/docs/events/event-delivery-and-duplication',
  ],
};
