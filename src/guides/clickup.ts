import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Create the webhook by the API, `POST /api/v2/team/{team_id}/webhook`, with `{"endpoint": "{url}", "events": ["taskCreated"]}`; `"*"` stands for all events.',
    'Take `webhook.secret` out of the answer, and store it as the secret of the endpoint.',
  ],
  secret: 'ClickUp makes it and returns it as `webhook.secret` when the webhook is created.',
  types: [
    'taskCreated',
    'taskUpdated',
    'taskDeleted',
    'taskStatusUpdated',
    'taskCommentPosted',
    'listCreated',
    'goalUpdated',
  ],
  rules: [
    { wants: 'new tasks', pattern: { source: ['clickup.com'], 'detail-type': ['taskCreated'] } },
    {
      wants: 'tasks that are done',
      pattern: {
        source: ['clickup.com'],
        'detail-type': ['taskStatusUpdated'],
        detail: { history_items: { after: { type: ['closed'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'up to five attempts for an event',
    after4xx: 'It counts as a failure, and is repeated; 410 suspends the webhook at once.',
    stops: 'A webhook is suspended after 100 failed events, and at once by 410.',
    bytes: 'not documented',
    byHand: 'ClickUp documents no way to have something delivered once more.',
  },
  quirks: [
    'An event has no id of its own: repetitions are told by their bytes. Each change in `history_items` has an `id`.',
    'What an automation sends by *Call webhook* is another product, and is not signed like this.',
  ],
  links: ['https://developer.clickup.com/docs/webhooks', 'https://developer.clickup.com/docs/webhookhealth'],
};
