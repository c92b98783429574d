import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Enter `{url}` where the product of DigitalOcean asks for a webhook.',
    'Store the secret that it shows as the secret of the endpoint.',
  ],
  secret: 'DigitalOcean makes it, and signs with several at once while one replaces another.',
  types: ['unknown'],
  rules: [
    {
      wants: 'what names an event in its body',
      pattern: { source: ['digitalocean.com'], detail: { event: [{ exists: true }] } },
    },
    {
      wants: 'all that comes without a type',
      pattern: { source: ['digitalocean.com'], 'detail-type': ['unknown'] },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'not documented',
  },
  quirks: [
    'The detail-type is the member `type` of the body, and `unknown` where there is none: match on what the body holds.',
  ],
  links: ['https://www.npmjs.com/package/@digitalocean/webhook-sdk'],
  unconfirmed: [
    'Which products of DigitalOcean send what its own SDK verifies.',
    'Where a delivery says its type, and whether it has an id.',
  ],
};
