import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the project, open *Alerts* and choose *New alert* and *Webhook*.',
    'Paste `{url}`, and choose what is reported.',
    'Copy the signing secret that is shown, and store it as the secret of the endpoint.',
  ],
  secret: 'Trigger.dev makes it with the alert, and shows it there.',
  types: ['alert.run.failed', 'alert.deployment.success', 'alert.deployment.failed', 'alert.error'],
  rules: [
    { wants: 'runs that failed', pattern: { source: ['trigger.dev'], 'detail-type': ['alert.run.failed'] } },
    {
      wants: 'failed deployments to production',
      pattern: {
        source: ['trigger.dev'],
        'detail-type': ['alert.deployment.failed'],
        detail: { object: { environment: { type: ['PRODUCTION'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'a failed delivery is repeated by its own queue; how often is not documented',
    after4xx: 'It is repeated like any other failure.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Trigger.dev documents no way to have an alert sent once more.',
  },
  quirks: [
    'Alerts of the first version have no id and no type: an alert that was made long ago is made anew.',
  ],
  links: [
    'https://github.com/triggerdotdev/trigger.dev/blob/main/apps/webapp/app/v3/services/alerts/deliverAlert.server.ts',
  ],
};
