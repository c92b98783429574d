import type { Guide } from './guide.ts';
import { guide as svix } from './svix.ts';

export const guide: Guide = {
  setUp: [
    'In the Clerk dashboard, open *Configure → Webhooks* and choose *Add Endpoint*.',
    'Paste `{url}` as its URL, and choose the events.',
    'Copy its *signing secret*, and store it as the secret of the endpoint.',
  ],
  secret: 'The page of the endpoint in the Clerk dashboard shows it: `whsec_`, and behind it base64.',
  types: [
    'user.created',
    'user.updated',
    'user.deleted',
    'session.created',
    'session.ended',
    'organization.created',
    'organizationMembership.created',
    'email.created',
  ],
  rules: [
    { wants: 'new users', pattern: { source: ['clerk.com'], 'detail-type': ['user.created'] } },
    {
      wants: 'members of organizations who come and go',
      pattern: { source: ['clerk.com'], 'detail-type': [{ prefix: 'organizationMembership.' }] },
    },
  ],
  repeats: { ...svix.repeats, byHand: '*Replay* in the dashboard sends the same `svix-id` with a new time.' },
  quirks: ['Clerk sends by Svix, and Svix disables an endpoint that fails for five days.'],
  links: ['https://clerk.com/docs/guides/development/webhooks/syncing', 'https://docs.svix.com/retries'],
};
