import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Store a secret of 16 characters or more for the endpoint.',
    'Create the webhook by the API, `POST /v1/org/{orgId}/webhooks`, with `{"url": "{url}", "secret": "<the secret>"}`.',
    'Snyk sends a `ping/v0` at once, which is published like any event.',
  ],
  secret: 'You choose it and hand it over when you create the webhook.',
  types: ['project_snapshot/v0', 'ping/v0'],
  rules: [
    {
      wants: 'new issues of any project',
      pattern: {
        source: ['snyk.io'],
        'detail-type': [{ prefix: 'project_snapshot/' }],
        detail: { newIssues: { id: [{ exists: true }] } },
      },
    },
    { wants: 'pings', pattern: { source: ['snyk.io'], 'detail-type': [{ prefix: 'ping/' }] } },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'The API can send another ping. Snyk documents no way to have an event delivered once more.',
  },
  quirks: [
    'The detail-type ends with the version of the payload: match by prefix, or look at the version.',
    'Every test of a project is an event, also where it found nothing new: look at `newIssues`.',
    'The API is in beta, and payloads may change without notice.',
  ],
  links: ['https://docs.snyk.io/snyk-api/using-specific-snyk-apis/webhooks-apis/webhooks'],
};
