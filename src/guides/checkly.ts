import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Store a secret of 16 characters or more for the endpoint.',
    'In Checkly, open *Alerts → Add more channels → Webhook*, enter `{url}` for a POST, and the secret as its *Webhook secret*.',
    'Write a body that says `"alert_type": "{{ALERT_TYPE}}"` and `"check_result_id": "{{CHECK_RESULT_ID}}"`, and whatever else you need.',
    'Subscribe the checks to the channel.',
  ],
  secret: 'You choose it, as the webhook secret of the channel. Checkly signs only where one is set.',
  types: ['ALERT_FAILURE', 'ALERT_RECOVERY', 'ALERT_DEGRADED', 'ALERT_DEGRADED_RECOVERY', 'ALERT_SSL'],
  rules: [
    { wants: 'checks that fail', pattern: { source: ['checklyhq.com'], 'detail-type': ['ALERT_FAILURE'] } },
    {
      wants: 'recoveries of one check',
      pattern: {
        source: ['checklyhq.com'],
        'detail-type': ['ALERT_RECOVERY'],
        detail: { check_name: ['Checkout works'] },
      },
    },
  ],
  repeats: {
    schedule: 'five times, 20 seconds apart',
    after4xx: 'It is repeated: everything above 399 is.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      'The editor of the channel sends a test message. Checkly documents no way to have an alert sent once more.',
  },
  quirks: [
    'The body is a template of yours: without `alert_type` in it the detail-type is `unknown`, and without valid JSON there is no payload to match on.',
    'A recovery can overtake a repeated failure: compare `x-checkly-timestamp`, which nobody signs, or put `{{STARTED_AT}}` into the body.',
  ],
  links: ['https://www.checklyhq.com/docs/communicate/alerts/overview/'],
};
