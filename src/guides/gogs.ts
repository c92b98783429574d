import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Store a secret of 16 characters or more for the endpoint.',
    'In the repository or the organization, open *Settings → Webhooks*, and choose *Add a new webhook → Gogs*.',
    'Paste `{url}` as the payload URL, and the secret; both content types are read.',
  ],
  secret: 'You choose it. Without one the header is there and empty, and everything is refused here.',
  types: ['push', 'create', 'delete', 'fork', 'issues', 'issue_comment', 'pull_request', 'release'],
  rules: [
    {
      wants: 'pushes to the main branch',
      pattern: { source: ['gogs.io'], 'detail-type': ['push'], detail: { ref: ['refs/heads/main'] } },
    },
    {
      wants: 'issues that are opened',
      pattern: { source: ['gogs.io'], 'detail-type': ['issues'], detail: { action: ['opened'] } },
    },
  ],
  repeats: {
    schedule: 'never: each delivery is tried once',
    after4xx: 'The delivery is recorded as failed, and lost.',
    stops: 'Nothing does.',
    bytes: 'not documented',
    byHand:
      'The page of a webhook sends a test, and a delivery once more; that its id stays is not documented.',
  },
  quirks: [
    'Nothing is repeated, so that what this gateway does not take is lost.',
    'The source is `gogs.io` for every instance: `repository.html_url` tells them apart.',
    'In a form the JSON is signed and not the form: nothing else may stand in it.',
    'How long an instance waits is set there, as `webhook.DELIVER_TIMEOUT`.',
  ],
  links: ['https://github.com/gogs/gogs/blob/main/internal/database/webhook.go'],
};
