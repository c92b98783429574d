import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Ghost Admin, open *Settings → Integrations*, and add a custom integration.',
    'Choose *Add webhook*, an event, and paste `{url}` as its target URL.',
    'Type in a secret, and store the same as the secret of the endpoint: without one Ghost signs nothing.',
  ],
  secret: 'You choose it, with 16 characters or more, when you add the webhook.',
  types: ['post', 'page', 'tag', 'member', 'unknown'],
  rules: [
    {
      wants: 'posts that are published',
      pattern: {
        source: ['ghost.org'],
        'detail-type': ['post'],
        detail: {
          post: {
            current: { status: ['published'] },
            previous: { status: [{ 'anything-but': 'published' }] },
          },
        },
      },
    },
    {
      wants: 'members who come, change and go',
      pattern: { source: ['ghost.org'], 'detail-type': ['member'] },
    },
  ],
  repeats: {
    schedule: 'up to five times at once, if at all: whether its HTTP client repeats a POST is not documented',
    after4xx: 'It is recorded. A 410 would delete the webhook: Sallyport never says that.',
    stops: 'A 410 deletes the webhook.',
    bytes: 'not documented',
    byHand: 'Ghost documents no way to have something delivered once more.',
  },
  quirks: [
    'A request says what it is about, and not what happened: `current` and `previous` show that, and one of them is empty where something was added or deleted. Where you must know, give each event an endpoint of its own.',
    '`site.changed` says nothing at all, and is of the type `unknown`.',
    'Ghost waits two seconds, less than a cold start may take.',
    'Versions of Ghost that sign the body without the time are turned away: update to 5.87 or later.',
  ],
  links: [
    'https://github.com/TryGhost/Ghost/blob/main/ghost/core/core/server/services/webhooks/webhook-trigger.js',
  ],
};
