import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Store a secret of 16 characters or more for the endpoint.',
    'In EasyPost, open *Account settings → Webhooks & Events*, and add a webhook, or use the API: `POST /v2/webhooks` with `{"webhook": {"url": "{url}", "webhook_secret": "<the secret>"}}`.',
    'Test and production are separate: add it to each that you need.',
  ],
  secret: 'You choose it. Without one nothing is signed.',
  types: [
    'tracker.created',
    'tracker.updated',
    'batch.created',
    'batch.updated',
    'refund.successful',
    'scan_form.created',
    'shipment.invoice.created',
  ],
  rules: [
    {
      wants: 'parcels that have arrived',
      pattern: {
        source: ['easypost.com'],
        'detail-type': ['tracker.updated'],
        detail: { mode: ['production'], result: { status: ['delivered'] } },
      },
    },
    {
      wants: 'labels that were refunded',
      pattern: { source: ['easypost.com'], 'detail-type': ['refund.successful'] },
    },
  ],
  repeats: {
    schedule:
      'it repeats what was not answered with 2xx within seven seconds; the schedule is not documented where the signature is',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'not documented',
  },
  quirks: [
    'The secret is normalised (Unicode NFKD) before it signs, which matters only where it is not ASCII.',
    'A newer `x-hmac-signature-v2` travels beside this one. No SDK of EasyPost reads it, and how it writes its time is not confirmed, so that it is not looked at.',
    'The SDK for Node rewrites whole weights before it verifies; here the bytes count.',
  ],
  unconfirmed: ['whether the `id` of an event stays the same when it is repeated'],
  links: ['https://github.com/EasyPost/easypost-node/blob/master/src/utils/util.js'],
};
