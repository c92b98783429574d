import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Store a secret of 16 characters or more for the endpoint.',
    'In the repository or the organization, open *Settings → Webhooks*, and choose *Add webhook → Forgejo*.',
    'Paste `{url}` for a POST, and the secret; both content types are read.',
    'The host must be one that the instance may call: `webhook.ALLOWED_HOST_LIST`.',
  ],
  secret: 'You choose it. Without one the header is there and empty, and everything is refused here.',
  types: [
    'push',
    'create',
    'delete',
    'pull_request',
    'pull_request_comment',
    'issues',
    'issue_comment',
    'release',
    'repository',
  ],
  rules: [
    {
      wants: 'pushes to the main branch',
      pattern: { source: ['forgejo.org'], 'detail-type': ['push'], detail: { ref: ['refs/heads/main'] } },
    },
    {
      wants: 'pull requests that are opened',
      pattern: { source: ['forgejo.org'], 'detail-type': ['pull_request'], detail: { action: ['opened'] } },
    },
  ],
  repeats: {
    schedule: 'never: each delivery is tried once',
    after4xx: 'The delivery is recorded as failed, and lost.',
    stops: 'Nothing does.',
    bytes: 'not documented',
    byHand: 'The page of a webhook sends a delivery once more; that its id stays is not documented.',
  },
  quirks: [
    'Nothing is repeated, so that what this gateway does not take is lost.',
    'The source is `forgejo.org` for every instance: `repository.html_url` tells them apart.',
    'In a form the JSON is signed and not the form: nothing else may stand in it.',
    'Hooks with GET are not taken.',
  ],
  links: ['https://codeberg.org/forgejo/forgejo/src/branch/forgejo/services/webhook/shared/payloader.go'],
  unconfirmed: [
    'That in a form the JSON is signed, as Gitea does it: of Forgejo only the sending of JSON was read.',
  ],
};
