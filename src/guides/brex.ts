import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Register `{url}` at `POST https://api.brex.com/v1/webhooks`, with the event types.',
    'Ask for the secrets at `GET https://api.brex.com/v1/webhooks/secrets`.',
    'Store them as the secrets of the endpoint.',
  ],
  secret: 'Brex makes it, base64 with nothing before it. After a rotation there are two for a while.',
  types: [
    'TRANSFER_PROCESSED',
    'TRANSFER_FAILED',
    'EXPENSE_PAYMENT_UPDATED',
    'USER_UPDATED',
    'REFERRAL_CREATED',
    'REFERRAL_ACTIVATED',
  ],
  rules: [
    {
      wants: 'transfers that failed',
      pattern: { source: ['brex.com'], 'detail-type': ['TRANSFER_FAILED'] },
    },
    { wants: 'users that change', pattern: { source: ['brex.com'], 'detail-type': ['USER_UPDATED'] } },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Brex documents no way to have something delivered once more.',
  },
  quirks: ['While a secret is replaced, each delivery has two signatures.'],
  links: ['https://developer.brex.com/openapi/webhooks_api'],
  unconfirmed: ['that `webhook-id` is the same when a delivery is repeated'],
};
