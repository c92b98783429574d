import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Typeform, open the form and *Connect → Webhooks*, and choose *Add a webhook*.',
    'Paste `{url}` as its endpoint, and switch the webhook on.',
    'Choose *Edit*, type in a *secret* of your own, and store it as the secret of the endpoint.',
  ],
  secret: 'You choose it. Without one Typeform signs nothing, and all is refused.',
  types: ['form_response', 'form_response_partial'],
  rules: [
    { wants: 'answers', pattern: { source: ['typeform.com'], 'detail-type': ['form_response'] } },
    {
      wants: 'answers to one form, half ones too',
      pattern: {
        source: ['typeform.com'],
        'detail-type': [{ prefix: 'form_response' }],
        detail: { form_response: { form_id: ['lT4Z3j'] } },
      },
    },
  ],
  repeats: {
    schedule:
      'After 408, 423, 429 and 503 every 2 to 3 minutes for 10 hours; after other failures some 5 times.',
    after4xx: 'It is repeated, except 404 and 410.',
    stops:
      '404 and 410 switch the webhook off at once (the gateway answers neither); so does nothing but failures for 24 hours.',
    bytes: 'not documented',
    byHand: 'not documented',
  },
  quirks: [
    'The signature is base64, though it stands behind `sha256=`.',
    '*Send test request* sends a sample, signed like the rest, which is published.',
  ],
  links: ['https://www.typeform.com/developers/webhooks/example-payload/'],
};
