import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the dashboard of WorkOS, open *Webhooks* and choose *Create webhook*.',
    'Paste `{url}` as the endpoint, and choose the events.',
    'Copy the *signing secret* of the endpoint, and store it as the secret here.',
  ],
  secret: 'The *signing secret* of the endpoint, which WorkOS makes.',
  types: [
    'dsync.user.created',
    'dsync.user.updated',
    'dsync.group.user_added',
    'connection.activated',
    'user.created',
  ],
  rules: [
    {
      wants: 'users that a directory brings in',
      pattern: { source: ['workos.com'], 'detail-type': ['dsync.user.created'] },
    },
    {
      wants: 'everything about users of one organisation',
      pattern: {
        source: ['workos.com'],
        'detail-type': [{ prefix: 'dsync.user.' }],
        detail: { data: { organization_id: ['org_01EZTR6WYX1A0DSE2CYMGXQ24Y'] } },
      },
    },
  ],
  repeats: {
    schedule: 'up to six times in three days',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'What comes when the dashboard sends an event once more is not documented.',
  },
  quirks: [
    'The time that is signed must be less than three minutes away.',
    'Actions wait for a signed answer: leave their URL where it is.',
  ],
  links: ['https://github.com/workos/workos-node'],
};
