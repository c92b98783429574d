import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In incident.io, open *Settings → Webhooks* and choose *Add Endpoint*.',
    'Paste `{url}` as its URL, and choose the event types.',
    'Copy its *signing secret*, and store it as the secret of the endpoint.',
  ],
  secret: 'The page of the endpoint in the settings shows it: `whsec_`, and behind it base64.',
  types: [
    'public_incident.incident_created_v2',
    'public_incident.incident_updated_v2',
    'public_incident.incident_status_updated_v2',
    'public_incident.follow_up_created_v1',
    'public_alert.alert_created_v1',
    'private_incident.incident_created_v2',
  ],
  rules: [
    {
      wants: 'new incidents',
      pattern: { source: ['incident.io'], 'detail-type': ['public_incident.incident_created_v2'] },
    },
    {
      wants: 'everything of incidents that all may see',
      pattern: { source: ['incident.io'], 'detail-type': [{ prefix: 'public_incident.' }] },
    },
  ],
  repeats: {
    schedule: 'for 24 hours, at growing intervals',
    after4xx: 'It is repeated like any other failure.',
    stops: 'An endpoint that fails for five days is disabled, and incident.io says so by mail.',
    bytes: 'not documented',
    byHand: 'The settings have *Replay* and *Recover*, which send the same `webhook-id`.',
  },
  quirks: [
    'What an event says stands in a member that has the name of its type.',
    'Of a private incident there is an id only.',
  ],
  links: ['https://help.incident.io/en/articles/6984344-webhooks'],
};
