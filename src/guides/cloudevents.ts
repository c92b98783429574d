import { asItsSender, type Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Say under `proof` how your sender proves itself, and beside it the options of that provider: `token`, `basic`, `hmac` or `standard-webhooks`.',
    'Paste `{url}` as the address at the sender, and choose the structured form, or batches.',
  ],
  secret: 'That of the chosen proof: a token of 16 characters or more where `proof` is not set.',
  types: ['the `type` of the event: `com.example.order.created`'],
  rules: [
    {
      wants: 'one type of one source',
      pattern: {
        source: ['cloudevents.io'],
        'detail-type': ['com.example.order.created'],
        detail: { source: [{ prefix: '/orders' }] },
      },
    },
    {
      wants: 'all types of one domain',
      pattern: { source: ['cloudevents.io'], 'detail-type': [{ prefix: 'com.example.' }] },
    },
  ],
  repeats: {
    ...asItsSender,
    stops: 'A 410 ends the subscription by the specification; Sallyport never answers that.',
  },
  handshake:
    'By the specification a sender may ask with OPTIONS and `WebHook-Request-Origin` whether it may send: it may, at any rate.',
  quirks: [
    'In the binary form the event stands in headers, which hardly a sender signs: it arrives as its data alone, of the type `unknown`.',
    'Of a batch each event becomes an event of its own, named by its `id` and `source` where the body is signed.',
  ],
  links: ['https://github.com/cloudevents/spec/blob/main/cloudevents/formats/json-format.md'],
};
