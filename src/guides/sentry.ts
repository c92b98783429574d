import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Sentry, open *Settings → Developer settings* (custom integrations), and create an internal or a public integration.',
    'Paste `{url}` as the *Webhook URL*, give it the permissions that it needs, and choose the webhooks. For alerts, switch on *Alert rule action* and name the integration in the rule.',
    'Copy the *client secret* that it shows, and store it as the secret of the endpoint.',
  ],
  secret: 'The client secret of the integration: no token, and no DSN.',
  types: [
    'issue.created',
    'issue.resolved',
    'event_alert.triggered',
    'metric_alert.critical',
    'metric_alert.resolved',
    'comment.created',
    'installation.created',
  ],
  rules: [
    { wants: 'new issues', pattern: { source: ['sentry.io'], 'detail-type': ['issue.created'] } },
    {
      wants: 'alerts on one rule',
      pattern: {
        source: ['sentry.io'],
        'detail-type': ['event_alert.triggered'],
        detail: { data: { triggered_rule: ['Many errors in the API'] } },
      },
    },
  ],
  repeats: {
    schedule: 'Never: what is not answered in time is lost.',
    after4xx: 'It counts as a failure, and is not repeated.',
    stops:
      'After 1,000 answers that were too late within 24 hours Sentry switches the webhooks of an integration off, unless it is published.',
    bytes: 'not documented',
    byHand: 'Sentry has no way to send a webhook once more; its *integration dashboard* shows the last ones.',
  },
  quirks: [
    'It waits for one second, which a cold start can miss: keep an instance warm for it (provisioned concurrency), and configure a queue to park in.',
    'The webhooks *plugin* of a project signs nothing: use an internal integration in its place.',
  ],
  links: [
    'https://docs.sentry.io/organization/integrations/integration-platform/internal-integration/',
    'https://github.com/getsentry/integration-platform-example',
  ],
};
