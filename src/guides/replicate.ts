import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Ask for the secret of your account at `GET https://api.replicate.com/v1/webhooks/default/secret`.',
    'Store it as the secret of the endpoint.',
    'Pass `{url}` as `webhook` with each prediction or training, and what you wait for as `webhook_events_filter`.',
  ],
  secret: 'Replicate has one for each account, whatever the URL: `whsec_`, and behind it base64.',
  types: ['starting', 'processing', 'succeeded', 'failed', 'canceled'],
  rules: [
    {
      wants: 'predictions that are ready',
      pattern: { source: ['replicate.com'], 'detail-type': ['succeeded'] },
    },
    { wants: 'predictions that failed', pattern: { source: ['replicate.com'], 'detail-type': ['failed'] } },
  ],
  repeats: {
    schedule: 'some times within a minute, and only what ends a prediction; others are not repeated',
    after4xx: 'It is repeated like a 5xx.',
    stops: 'Nothing is disabled: the URL comes with each prediction.',
    bytes: 'not documented',
    byHand: 'Replicate documents no way to have something delivered once more.',
  },
  quirks: [
    'The detail-type is the status of the prediction, since an event has no other name.',
    'Output and logs come at most twice a second.',
  ],
  links: ['https://replicate.com/docs/topics/webhooks/receive-webhook'],
  unconfirmed: ['that `webhook-id` is the same when a delivery is repeated'],
};
