import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the dashboard of Cloudflare, open *Notifications → Destinations*, and create a webhook.',
    'Paste `{url}` as its URL, and a random text of 16 characters or more as its *Secret*; store the same as the secret of the endpoint.',
    'Choose *Save and Test*: Cloudflare sends a message that must be taken, or the webhook is not saved.',
  ],
  secret: 'You choose it. Cloudflare shows it in the header `cf-webhook-auth` of every request.',
  types: ['http_alert_origin_error', 'dos_attack_l7', 'dos_attack_l4', 'universal_ssl_event_type'],
  rules: [
    {
      wants: 'attacks on any layer',
      pattern: { source: ['cloudflare.com'], 'detail-type': [{ prefix: 'dos_attack_' }] },
    },
    {
      wants: 'what one policy notifies of, when it begins',
      pattern: {
        source: ['cloudflare.com'],
        detail: { policy_name: ['Origin errors'], alert_event: ['ALERT_STATE_EVENT_START'] },
      },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Cloudflare documents no way to have something delivered once more.',
  },
  quirks: [
    'Nothing is signed: whoever saw one request can send any other.',
    'The message of *Save and Test* says only `text`: its detail-type is `unknown`.',
  ],
  links: ['https://developers.cloudflare.com/notifications/reference/webhook-payload-schema/'],
};
