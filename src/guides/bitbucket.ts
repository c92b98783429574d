import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Bitbucket, open *Repository settings → Webhooks* (or those of the workspace), and choose *Add webhook*.',
    'Paste `{url}` as its URL, and choose the triggers.',
    'Choose *Generate secret*, or type in one of your own, and store it as the secret of the endpoint.',
  ],
  secret:
    'You choose it, or Bitbucket generates it while the webhook is edited. It is never shown again. Without a secret Bitbucket signs nothing, and all is refused.',
  types: [
    'repo:push',
    'pullrequest:created',
    'pullrequest:fulfilled',
    'repo:commit_status_updated',
    'issue:created',
  ],
  rules: [
    { wants: 'pushes', pattern: { source: ['bitbucket.org'], 'detail-type': ['repo:push'] } },
    {
      wants: 'pull requests of one repository',
      pattern: {
        source: ['bitbucket.org'],
        'detail-type': [{ prefix: 'pullrequest:' }],
        detail: { repository: { full_name: ['acme/shop'] } },
      },
    },
  ],
  repeats: {
    schedule: 'Twice more.',
    after4xx: 'not documented; its users report that it is not repeated.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: '*View requests → Resend* beside the webhook sends a request of the last days once more.',
  },
  quirks: [
    'What is larger than 256 KB is not sent, and nothing comes in its place.',
    'Bitbucket Data Center signs alike, and names a delivery in another header, `x-request-id`: its events are named by their bytes.',
  ],
  links: ['https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/'],
  unconfirmed: ['whether `x-request-uuid` stays the same when Bitbucket repeats a request'],
};
