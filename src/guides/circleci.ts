import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In CircleCI, open *Project settings → Webhooks* and choose *Add webhook*.',
    'Paste `{url}` as the receiver URL, keep *Certificate verification* on, and choose the events.',
    'Type in a *secret token* of your own, and store it as the secret of the endpoint.',
  ],
  secret: 'You choose it when you add the webhook. Without one CircleCI signs nothing, and all is refused.',
  types: ['workflow-completed', 'job-completed', 'ping'],
  rules: [
    {
      wants: 'workflows that failed',
      pattern: {
        source: ['circleci.com'],
        'detail-type': ['workflow-completed'],
        detail: { workflow: { status: ['failed', 'error'] } },
      },
    },
    {
      wants: 'jobs of one project',
      pattern: {
        source: ['circleci.com'],
        'detail-type': ['job-completed'],
        detail: { project: { slug: ['gh/acme/shop'] } },
      },
    },
  ],
  repeats: {
    schedule: 'It is repeated "at a later time"; how often is not documented.',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      '*Send test ping event* beside the webhook sends a `ping`, which is published. CircleCI has no way to send an event once more.',
  },
  quirks: [
    'A project has five webhooks at most.',
    'CircleCI may send an event more than once even where it was answered, and says so: its `id` tells.',
  ],
  links: ['https://circleci.com/docs/webhooks-reference/'],
};
