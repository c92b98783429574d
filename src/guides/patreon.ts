import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Open *patreon.com/portal/registration/register-webhooks*, or use the API (`POST /api/oauth2/v2/webhooks`).',
    'Paste `{url}` as the URL, and choose the triggers.',
    'Copy the *secret* of the webhook, and store it as the secret of the endpoint.',
  ],
  secret: 'Patreon makes it with the webhook, and shows it on the page of the webhooks and in the API.',
  types: [
    'members:create',
    'members:update',
    'members:delete',
    'members:pledge:create',
    'members:pledge:update',
    'members:pledge:delete',
    'posts:publish',
    'posts:update',
    'posts:delete',
  ],
  rules: [
    {
      wants: 'new pledges',
      pattern: { source: ['patreon.com'], 'detail-type': ['members:pledge:create'] },
    },
    {
      wants: 'members who pay',
      pattern: {
        source: ['patreon.com'],
        detail: { data: { type: ['member'], attributes: { patron_status: ['active_patron'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'after an hour, three hours, a day, three days, and then three times a week later',
    after4xx: 'not documented',
    stops:
      'Patreon pauses a webhook that keeps failing, and queues its events. `PATCH` with `paused: false` has them sent, one after the other.',
    bytes: 'not documented',
    byHand: '*Send Test* on the page of the webhooks sends an example of a trigger.',
  },
  quirks: [
    'Patreon signs by HMAC-MD5 and nothing else. Nobody can forge that without the secret; where a FIPS mode forbids MD5, it cannot be verified.',
    'The type is in a header that nobody signs: where that matters, match on what the body holds.',
    'No event has an id, and none says when it happened: what is repeated with the same bytes has the same name.',
  ],
  links: ['https://www.rfc-editor.org/rfc/rfc6151'],
};
