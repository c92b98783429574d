import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Render dashboard, open *Integrations → Webhooks* and choose *Create Webhook*.',
    'Paste `{url}` as its URL, and choose the event types.',
    'Copy its *signing secret*, and store it as the secret of the endpoint.',
  ],
  secret: 'The page of the webhook in the Render dashboard shows it: `whsec_`, and behind it base64.',
  types: [
    'build_ended',
    'deploy_started',
    'deploy_ended',
    'server_failed',
    'server_available',
    'service_suspended',
    'cron_job_run_ended',
    'autoscaling_ended',
  ],
  rules: [
    {
      wants: 'deploys that failed',
      pattern: {
        source: ['render.com'],
        'detail-type': ['deploy_ended'],
        detail: { data: { status: ['failed'] } },
      },
    },
    { wants: 'servers that failed', pattern: { source: ['render.com'], 'detail-type': ['server_failed'] } },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'not documented',
  },
  quirks: [
    'An event holds ids: what happened is to be asked for at `GET /v1/events/{id}`.',
    'Webhooks need a Professional plan or a higher one.',
  ],
  links: ['https://github.com/render-examples/webhook-receiver'],
};
