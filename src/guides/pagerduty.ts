import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In PagerDuty, open *Integrations → Generic Webhooks (v3)* and choose *New Webhook*.',
    'Paste `{url}` as its URL, and choose the scope (an account, a team or a service) and the events.',
    'Copy the secret that it shows once, and store it as the secret of the endpoint.',
  ],
  secret:
    'PagerDuty makes it with the subscription and shows it once, in the dialog or in the answer of the API.',
  types: [
    'incident.triggered',
    'incident.acknowledged',
    'incident.resolved',
    'incident.escalated',
    'incident.annotated',
    'service.updated',
    'pagey.ping',
  ],
  rules: [
    {
      wants: 'new incidents',
      pattern: { source: ['pagerduty.com'], 'detail-type': ['incident.triggered'] },
    },
    {
      wants: 'whatever happens to urgent incidents of one service',
      pattern: {
        source: ['pagerduty.com'],
        'detail-type': [{ prefix: 'incident.' }],
        detail: { event: { data: { urgency: ['high'], service: { id: ['PF9KMXH'] } } } },
      },
    },
  ],
  repeats: {
    schedule:
      'Up to 4 times over some 20 minutes, at growing intervals; what comes later waits, up to 4,000.',
    after4xx: 'It is given up, except 429.',
    stops: 'After 3 in a row that were given up, for 24 hours: what happens then is lost.',
    bytes: 'not documented',
    byHand:
      '*Send Test Event* sends a `pagey.ping`, which is published. PagerDuty has no way to send an event once more.',
  },
  quirks: [
    'It is not the scheme of Standard Webhooks, though it writes `v1=` too.',
    'An event that two subscriptions bring to one URL comes once for each of them, with one `event.id`.',
    'What is larger than 256 KB is not sent.',
  ],
  links: [
    'https://developer.pagerduty.com/docs/webhooks-overview',
    'https://github.com/PagerDuty/developer-docs/blob/main/docs/webhooks/02-Behavior.md',
    'https://github.com/PagerDuty/go-pagerduty/blob/main/webhookv3/webhookv3.go',
  ],
};
