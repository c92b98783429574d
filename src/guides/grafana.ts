import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Grafana, open *Alerting → Contact points*, and add one of the kind *Webhook* with `{url}` as its URL.',
    'Under *HMAC signature* type in a secret of your own, and store it as the secret of the endpoint. Leave *Header* empty.',
    'As the *Timestamp header* type in `X-Grafana-Alerting-Timestamp`, and set `"options": {"timestampHeader": "x-grafana-alerting-timestamp"}` for the endpoint.',
    'Name the contact point in a notification policy.',
  ],
  secret: 'You choose it. Without it Grafana signs nothing, and all is refused.',
  types: ['firing', 'resolved'],
  rules: [
    { wants: 'alerts that fire', pattern: { source: ['grafana.com'], 'detail-type': ['firing'] } },
    {
      wants: 'critical alerts, and their end',
      pattern: { source: ['grafana.com'], detail: { alerts: { labels: { severity: ['critical'] } } } },
    },
  ],
  repeats: {
    schedule: 'At growing intervals, until the next notification of the group is due, as its users report.',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: '*Test* beside the contact point sends a sample alert, which is published.',
  },
  quirks: [
    'A notification holds the alerts of a group: each becomes an event, with what stands around it and itself alone in `alerts`.',
    'An alert that goes on firing comes again after the *repeat interval*, word for word: no event is taken for a duplicate.',
    'A contact point that shows a token or a password needs an endpoint of the provider `token` or `basic`.',
    'The body must be the default payload: one by a template of your own is one event, of the type that stands there as `status`.',
  ],
  links: ['https://github.com/grafana/alerting/blob/main/http/hmac.go'],
};
