import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Customer Area, open *Developers → Webhooks*, choose *Webhook* and *Standard webhook*.',
    'Paste `{url}` as its *URL*, and leave *JSON* as its method.',
    'Under *Security*, generate an *HMAC key*, and store it as the secret of the endpoint.',
    'For webhooks of a platform or of management, set `platform: true` under the `options` of the endpoint.',
  ],
  secret: 'The *HMAC key* of the webhook, 64 hexadecimal digits, which Adyen shows once.',
  types: [
    'AUTHORISATION',
    'CAPTURE',
    'REFUND',
    'CHARGEBACK',
    'REPORT_AVAILABLE',
    'balancePlatform.transfer.created',
  ],
  rules: [
    {
      wants: 'payments that are authorised',
      pattern: {
        source: ['adyen.com'],
        'detail-type': ['AUTHORISATION'],
        detail: { notificationItems: { NotificationRequestItem: { success: ['true'] } } },
      },
    },
    { wants: 'chargebacks', pattern: { source: ['adyen.com'], 'detail-type': [{ prefix: 'CHARGEBACK' }] } },
  ],
  repeats: {
    schedule: 'with growing pauses, until it is accepted',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'Nothing: events queue up, and come in order.',
    bytes: 'not documented',
    byHand: '*Test configuration* sends samples. Adyen repeats by itself what was not accepted.',
  },
  quirks: [
    'A standard webhook signs eight fields of each item and nothing else: the references, the merchant account, the amount, the event code and `success`. Of everything else, fetch what matters by the API. On the bus the signature is `[secret]`.',
    'All items of a delivery must be signed well, or none is taken.',
    'The answer is `[accepted]`, which older configurations wait for.',
    'Besides the HMAC, a webhook may show a user and a password: they are not looked at.',
  ],
  links: [
    'https://docs.adyen.com/development-resources/webhooks/handle-webhook-events',
    'https://github.com/Adyen/adyen-node-api-library/blob/main/src/utils/hmacValidator.ts',
  ],
};
