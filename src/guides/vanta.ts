import type { Guide } from './guide.ts';
import { guide as svix } from './svix.ts';

export const guide: Guide = {
  setUp: [
    'In Vanta, open *Settings → Webhooks* and choose *Add Endpoint*.',
    'Paste `{url}` as its URL, and choose the events.',
    'Copy its *signing secret*, and store it as the secret of the endpoint.',
  ],
  secret: 'The page of the endpoint in Vanta shows it: `whsec_`, and behind it base64.',
  types: ['test.failing', 'vulnerability.created', 'unknown'],
  rules: [
    { wants: 'tests that fail', pattern: { source: ['vanta.com'], 'detail-type': ['test.failing'] } },
    {
      wants: 'all about vulnerabilities',
      pattern: { source: ['vanta.com'], 'detail-type': [{ prefix: 'vulnerability.' }] },
    },
  ],
  repeats: { ...svix.repeats, byHand: '*Resend* sends the same `svix-id` with a new time.' },
  quirks: [
    'Vanta sends by Svix, and Svix disables an endpoint that fails for five days.',
    'The dashboard lists the types that there are; those here are examples.',
  ],
  links: ['https://docs.svix.com/retries'],
  unconfirmed: ['that `type` of the body says the type, and what the types are'],
};
