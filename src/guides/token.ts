import { asItsSender, type Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Paste `{url}` as the address at the sender.',
    'Have it send the secret: as `Authorization: Bearer …`, in a header that you name under `header`, or, where it can set none, as a parameter of the URL that you name under `query`.',
  ],
  secret: 'You choose it: 16 printable characters or more, such as `openssl rand -hex 32` makes.',
  types: ['unknown', 'whatever `type` points to'],
  rules: [
    { wants: 'all that this sender sends', pattern: { source: ['token.webhooks'] } },
    {
      wants: 'alerts that begin, where `type` is not set',
      pattern: { source: ['token.webhooks'], detail: { state: ['firing'] } },
    },
  ],
  repeats: asItsSender,
  quirks: [
    'A token proves that the sender knows it, and nothing of what it says: whoever saw one request can send any other.',
    'A token in the URL is written into the logs of every proxy on the way. On the bus it is `[secret]`.',
  ],
  links: [],
};
