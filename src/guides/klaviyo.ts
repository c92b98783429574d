import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Choose a secret of 16 characters or more, and store it as the secret of the endpoint.',
    'Create a webhook in Klaviyo, under *Integrations → Webhooks* or by the API (`POST /api/webhooks`), with `{url}` as its `endpoint_url` and the same secret as its `secret_key`.',
    'Choose the topics.',
  ],
  secret: 'You choose it, with 16 characters or more, when you create the webhook.',
  types: [
    'event:klaviyo.sent_sms',
    'event:klaviyo.email_delivered',
    'event:klaviyo.opened_email',
    'event:klaviyo.clicked_email',
    'event:klaviyo.unsubscribed_from_email_marketing',
    'event:klaviyo.subscribed_to_list',
  ],
  rules: [
    {
      wants: 'those who unsubscribe',
      pattern: {
        source: ['klaviyo.com'],
        'detail-type': ['event:klaviyo.unsubscribed_from_email_marketing'],
      },
    },
    {
      wants: 'all that Klaviyo itself measures',
      pattern: { source: ['klaviyo.com'], 'detail-type': [{ prefix: 'event:klaviyo.' }] },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Klaviyo documents no way to have something delivered once more.',
  },
  quirks: [
    'A request holds several events, and each is published by itself.',
    '`klaviyo-webhook-id` is signed by nobody, and is not looked at: `meta.klaviyo_webhook_id` of the body says the same.',
    'A webhook action of a flow is another thing, which Klaviyo does not sign: give it a header, and the provider `token`.',
    'System webhooks belong to Advanced KDP and to apps of partners.',
  ],
  links: ['https://developers.klaviyo.com/en/reference/webhooks_api_overview'],
  unconfirmed: [
    'that the time follows the body in what is signed, and that the signature is in hexadecimal digits: Klaviyo says HMAC-SHA256, others the rest',
    'that `meta.timestamp` is the time of the attempt, and not of the first',
    'that a repetition has the same `external_id`',
  ],
};
