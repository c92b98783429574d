import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the webhook portal of the product that sends by Svix, choose *Add Endpoint*.',
    'Paste `{url}` as its URL, and choose the event types.',
    'Copy its *signing secret*, and store it as the secret of the endpoint.',
    'Where the sender has a public key (`whpk_…`) instead, store that, and set `asymmetric`.',
  ],
  secret: 'Svix makes it with the endpoint, and the portal shows it: `whsec_`, and behind it base64.',
  types: ['invoice.paid', 'user.signup', 'unknown'],
  rules: [
    {
      wants: 'one type of event',
      pattern: { source: ['svix.com'], 'detail-type': ['invoice.paid'] },
    },
    {
      wants: 'everything of one kind of object',
      pattern: { source: ['svix.com'], 'detail-type': [{ prefix: 'user.' }] },
    },
  ],
  repeats: {
    schedule: 'at once, and then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h more',
    after4xx: 'It is repeated like a 5xx.',
    stops: 'Svix disables an endpoint when every attempt has failed for five days.',
    bytes: 'the same',
    byHand: '*Resend* in the portal sends the same `svix-id` with a new time and a new signature.',
  },
  quirks: [
    'The type is a convention: an event whose body has no `type` is of the type `unknown`.',
    'Some products have Svix send `webhook-id`, `webhook-timestamp` and `webhook-signature`: take the provider `standard-webhooks` for these.',
    'Svix obeys the header `webhook-delivery` of an answer, which can disable the endpoint: nothing in front of the gateway may set it.',
  ],
  links: ['https://docs.svix.com/retries', 'https://docs.svix.com/receiving/delivery-control'],
};
