import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Linear, open *Settings → API → Webhooks* and choose *New webhook*.',
    'Paste `{url}` as its URL, and choose the resource types.',
    'Copy the *signing secret* that it shows, and store it as the secret of the endpoint.',
  ],
  secret:
    'Linear makes it with the webhook and shows it on the page of the webhook: it begins with `lin_wh_`.',
  types: ['Issue.create', 'Issue.update', 'Issue.remove', 'Comment.create', 'Project.update', 'Cycle.update'],
  rules: [
    { wants: 'new issues', pattern: { source: ['linear.app'], 'detail-type': ['Issue.create'] } },
    {
      wants: 'issues of one team that change',
      pattern: {
        source: ['linear.app'],
        'detail-type': [{ prefix: 'Issue.' }],
        detail: { data: { team: { key: ['ENG'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'three times: after a minute, an hour and six hours',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'Linear may disable a webhook that does not respond.',
    bytes: 'not documented',
    byHand: 'Linear documents no way to have something delivered once more.',
  },
  quirks: [
    'The time in the body must be less than a minute away, so that a clock that is off turns everything away.',
  ],
  links: ['https://github.com/linear/linear/tree/master/packages/sdk/src/webhooks'],
};
