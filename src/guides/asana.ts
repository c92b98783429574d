import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Open the endpoint for enrolment: `sallyport enrol <endpoint> --for 10m`. It prints `{url}` with a ticket behind it.',
    'Create the webhook with the API: `POST https://app.asana.com/api/1.0/webhooks` with that URL, ticket included, as `target`, what should be watched as `resource`, and `filters` where not everything should come.',
    'While that request is under way, Asana sends the secret of the webhook (`X-Hook-Secret`), which is stored and sent back.',
  ],
  secret:
    'Asana makes it, and sends it once, in the first request to the URL. Each webhook has one of its own.',
  types: ['task.added', 'task.changed', 'task.removed', 'task.deleted', 'story.added', 'project.changed'],
  rules: [
    { wants: 'new tasks', pattern: { source: ['asana.com'], 'detail-type': ['task.added'] } },
    {
      wants: 'tasks whose field "completed" has changed',
      pattern: {
        source: ['asana.com'],
        'detail-type': ['task.changed'],
        detail: { events: { change: { field: ['completed'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'At growing intervals for 24 hours.',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops:
      '410 deletes the webhook (the gateway never answers it), and so do 24 hours without success, heartbeats included.',
    bytes: 'not documented',
    byHand: 'Asana has no way to send an event once more.',
  },
  quirks: [
    'A request holds several events, each of which becomes one, with itself alone in `events`.',
    'Events have no id, and are named by their bytes.',
    'Asana promises to deliver at most once: where nothing may be missed, ask its API as well.',
    'An event says what has changed, and not to what: fetch the resource.',
  ],
  handshake:
    'The first request carries the secret in `X-Hook-Secret`: while an enrolment is open, it is stored and sent back in the same header, else the webhook is not made. And every 8 hours comes a request without events: once that is verified, it is answered with an empty 200, and not published.',
  links: ['https://developers.asana.com/reference/createwebhook', 'https://github.com/Asana/devrel-examples'],
};
