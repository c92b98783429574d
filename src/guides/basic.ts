import { asItsSender, type Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Paste `{url}` as the address at the sender, and type in user and password where it asks for basic authentication.',
    'Where it has no such fields, put them into the address: `https://user:password@…`, if your sender sends them as a header.',
  ],
  secret: 'You choose it, as `<user>:<password>`, with a password of 16 characters or more.',
  types: ['unknown', 'whatever `type` points to'],
  rules: [
    { wants: 'all that this sender sends', pattern: { source: ['basic.webhooks'] } },
    {
      wants: 'builds that failed, where `type` is not set',
      pattern: { source: ['basic.webhooks'], detail: { result: ['failed'] } },
    },
  ],
  repeats: asItsSender,
  quirks: [
    'A password proves that the sender knows it, and nothing of what it says: whoever saw one request can send any other.',
    'A 401 has `www-authenticate: Basic`, for senders that show nothing before they are asked.',
  ],
  links: [],
};
