import { asItsSender, type Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Read how your sender signs: which header, which hash, over which text, how it is written.',
    'Say so under `options` of the endpoint, and paste `{url}` as the address at the sender.',
    'Store what the sender signs with as the secret of the endpoint.',
  ],
  secret:
    'The key of the sender. By `key` it is taken as text, or as the bytes that it writes in base64 or in hexadecimal digits.',
  types: ['unknown', 'whatever `type` points to'],
  rules: [
    { wants: 'all that this sender sends', pattern: { source: ['hmac.webhooks'] } },
    {
      wants: 'orders that were paid, where `type` is not set',
      pattern: { source: ['hmac.webhooks'], detail: { event: ['order.paid'] } },
    },
  ],
  repeats: asItsSender,
  quirks: [
    'GitHub by options: `header` `x-hub-signature-256`, `prefix` `sha256=`. Slack: `header` `x-slack-signature`, `prefix` `v0=`, `timeHeader` `x-slack-request-timestamp`, `message` `v0:{time}:{body}`. Stripe: `header` `stripe-signature`, `member` `v1`, `timeMember` `t`.',
    'Where your sender signs a time, name it: without one, whoever saw a delivery can send it again for ever.',
    'A request is refused whose text could also be that of another: where a header, or the query, holds what stands between it and the body. Where nothing is between them, the body must be an object or a list in JSON.',
  ],
  links: [],
};
