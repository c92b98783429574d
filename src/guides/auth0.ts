import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Choose a random text of 16 characters or more, and store `Bearer ` and that text as the secret of the endpoint.',
    'For logs: in the dashboard of Auth0, open *Monitoring → Streams*, create a *Custom Webhook*, paste `{url}` as the *Payload URL* and the whole secret as the *Authorization Token*.',
    'For event streams: create one of type *Webhook* with `{url}` and the method *Bearer*, and paste the secret without `Bearer `.',
  ],
  secret:
    'You choose it. What is stored is all that Auth0 shows in `authorization`, the word `Bearer` included where it is there.',
  types: ['s', 'f', 'ss', 'seacft', 'user.created', 'user.updated'],
  rules: [
    {
      wants: 'what failed in one application',
      pattern: {
        source: ['auth0.com'],
        'detail-type': [{ prefix: 'f' }],
        detail: { data: { client_name: ['Shop'] } },
      },
    },
    {
      wants: 'new users, by an event stream',
      pattern: { source: ['auth0.com'], 'detail-type': ['user.created'] },
    },
  ],
  repeats: {
    schedule: 'three times, and then from the beginning, until it is taken',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'Auth0 pauses a stream that nobody took anything from for seven days.',
    bytes: 'not documented',
    byHand: 'Auth0 documents no way to have a log entry delivered once more.',
  },
  quirks: [
    'A delivery holds many log entries: each becomes an event of its own, in all three formats.',
    'Nothing is signed: whoever saw one request can send any other.',
    'Auth0 can put logs and events on EventBridge by itself, as a partner. This endpoint is for those who want one place, one form and one name for all senders.',
  ],
  links: [
    'https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes',
    'https://auth0.com/docs/customize/events/create-an-event-stream',
  ],
};
