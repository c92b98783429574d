import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Persona dashboard, open *Integration → Webhooks* and choose *New webhook*.',
    'Paste `{url}` as its URL, and choose the events.',
    'Enable it, copy its *secret*, and store it as the secret of the endpoint.',
  ],
  secret:
    'Persona makes it with the webhook and shows it on the page of the webhook: it begins with `wbhsec_`.',
  types: [
    'inquiry.created',
    'inquiry.completed',
    'inquiry.approved',
    'inquiry.declined',
    'verification.passed',
    'case.created',
    'report/watchlist.matched',
  ],
  rules: [
    {
      wants: 'inquiries that were approved',
      pattern: { source: ['withpersona.com'], 'detail-type': ['inquiry.approved'] },
    },
    {
      wants: 'all that becomes of inquiries',
      pattern: { source: ['withpersona.com'], 'detail-type': [{ prefix: 'inquiry.' }] },
    },
  ],
  repeats: {
    schedule: 'up to eight times, at intervals that grow exponentially',
    after4xx: 'It is repeated: anything but 200, 201, 202 and 204 is a failure.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'The dashboard sends an event once more.',
  },
  quirks: [
    'While a secret is replaced, a delivery has a signature by each of the two.',
    'An event holds personal data: who may read the bus may read that.',
    'Keys are written as the webhook is configured; where they are not in kebab-case, the time of an event is that of its arrival.',
  ],
  links: ['https://docs.withpersona.com/quickstart-webhooks', 'https://docs.withpersona.com/events'],
  unconfirmed: [
    'that a repetition is signed anew and has the id of the first',
    'that two signatures have a space between them while a secret is replaced',
  ],
};
