import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the repository or the organisation, open *Settings → Webhooks* and choose *Add webhook*; of a GitHub App, *Webhook* among its general settings.',
    'Paste `{url}` as *Payload URL*; as *Content type* choose `application/json`.',
    'Paste the secret of the endpoint as *Secret*, and choose the events.',
  ],
  secret: 'You choose it: 16 characters or more. The gateway makes one that is longer.',
  types: ['push', 'pull_request', 'issues', 'issue_comment', 'release', 'workflow_run', 'check_run', 'ping'],
  rules: [
    {
      wants: 'tags that are pushed',
      pattern: {
        source: ['github.com'],
        'detail-type': ['push'],
        detail: { ref: [{ prefix: 'refs/tags/' }] },
      },
    },
    {
      wants: 'issues that are opened',
      pattern: { source: ['github.com'], 'detail-type': ['issues'], detail: { action: ['opened'] } },
    },
    {
      wants: 'all that happens in one repository',
      pattern: { source: ['github.com'], detail: { repository: { full_name: ['Codertocat/Hello-World'] } } },
    },
  ],
  repeats: {
    schedule: 'never',
    after4xx: 'It is shown among the recent deliveries of the hook, and that is all.',
    stops: 'Nothing that is documented.',
    bytes: 'the same',
    byHand:
      'GitHub never repeats a delivery by itself. *Redeliver*, and the same in its API, sends the same GUID and the same body, and nothing in the request marks it.',
  },
  quirks: [
    'The type is in a header that nobody signs: match on the body as well where that matters.',
    'When a hook is made, a `ping` comes: an event like any other.',
    'GitHub Enterprise Server waits for 30 seconds.',
  ],
  links: [
    'https://docs.github.com/en/webhooks/webhook-events-and-payloads',
    'https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks',
  ],
};
