import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Buildkite, open *Settings → Notification Services* and add a *Webhook*.',
    'Paste `{url}` as the webhook URL, and keep *Verify TLS Certificates* on.',
    'Under *Token* choose to send an HMAC signature (`X-Buildkite-Signature`), and choose the events.',
    'Copy the token, and store it as the secret of the endpoint.',
  ],
  secret:
    'The token of the webhook, on its page. Where it was shown as a token before, have a new one made as you switch to signatures: whoever saw it could sign.',
  types: [
    'build.scheduled',
    'build.running',
    'build.finished',
    'job.started',
    'job.finished',
    'agent.lost',
    'ping',
  ],
  rules: [
    {
      wants: 'builds that failed',
      pattern: {
        source: ['buildkite.com'],
        'detail-type': ['build.finished'],
        detail: { build: { state: ['failed'] } },
      },
    },
    {
      wants: 'jobs of one pipeline',
      pattern: {
        source: ['buildkite.com'],
        'detail-type': [{ prefix: 'job.' }],
        detail: { pipeline: { slug: ['shop'] } },
      },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      'Buildkite has no way to send an event once more; the page of the webhook shows the last 20 requests. A change of its settings sends a `ping`, which is published.',
  },
  quirks: [
    'A delivery has no id: its event is named by its bytes.',
    'A build that changes fast may be described as it is later than the event.',
    'Buildkite can deliver to EventBridge by itself (*Amazon EventBridge* among the notification services): then there is no URL and no signature.',
  ],
  links: [
    'https://buildkite.com/docs/apis/webhooks/pipelines/build-events',
    'https://buildkite.com/docs/apis/webhooks/pipelines/job-events',
  ],
};
