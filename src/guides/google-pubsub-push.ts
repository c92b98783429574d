import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Make a service account for pushing, and let the service agent of Pub/Sub make tokens for it (*Service Account Token Creator*).',
    'Create a push subscription with `{url}` as its endpoint, *Enable authentication* on, and that account; leave the audience empty.',
    'Set the option `serviceAccount` of the endpoint to the address of the account, and `publicUrl` to `{url}`.',
  ],
  secret: 'There is none: Google signs with keys that it publishes.',
  types: ['OBJECT_FINALIZE', 'OBJECT_DELETE', 'unknown'],
  rules: [
    {
      wants: 'new objects of Cloud Storage',
      pattern: { source: ['pubsub.googleapis.com'], 'detail-type': ['OBJECT_FINALIZE'] },
    },
    {
      wants: 'all that one subscription delivers',
      pattern: {
        source: ['pubsub.googleapis.com'],
        detail: { subscription: ['projects/acme-shop/subscriptions/gmail'] },
      },
    },
  ],
  repeats: {
    schedule:
      'until it is taken or the message is too old (7 days, unless the subscription says otherwise), with the waits of its retry policy',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'A subscription that nobody takes anything from expires after 31 days, unless it says otherwise.',
    bytes: 'not documented',
    byHand:
      'A seek of the subscription, to a time or a snapshot, delivers once more what came after it, with the same ids.',
  },
  quirks: [
    'The token covers the URL and not the body: events have the proof `partial`.',
    '`message.data` is base64, as it came. The detail-type is the attribute `eventType`, which Cloud Storage sets; where a publisher sets none, it is `unknown`: match on `subscription`.',
    'Deliveries without a wrapper are taken too: the body is the message then.',
    'With a dead-letter topic, `deliveryAttempt` counts up in the body, so that a repetition is not told from a new message.',
  ],
  links: [
    'https://docs.cloud.google.com/pubsub/docs/push',
    'https://www.npmjs.com/package/google-auth-library',
  ],
};
