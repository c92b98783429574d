import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Make a passcode of your own, 16 to 100 characters, and store it as the secret of the endpoint.',
    'Create the webhook with the API: `POST https://api.figma.com/v2/webhooks` with `event_type`, `context`, `context_id`, `{url}` as `endpoint`, and the passcode as `passcode`.',
    'Figma sends a `PING` at once, which is published.',
  ],
  secret:
    'You choose it. Figma shows it in the body of every request, and signs nothing: whoever saw one request can send any other. On the bus it is `[secret]`.',
  types: [
    'PING',
    'FILE_UPDATE',
    'FILE_VERSION_UPDATE',
    'FILE_DELETE',
    'FILE_COMMENT',
    'LIBRARY_PUBLISH',
    'DEV_MODE_STATUS_UPDATE',
  ],
  rules: [
    { wants: 'comments', pattern: { source: ['figma.com'], 'detail-type': ['FILE_COMMENT'] } },
    {
      wants: 'what happens to one file',
      pattern: { source: ['figma.com'], detail: { file_key: ['zH0CWxvPrqLsMnB4kTd9Qe'] } },
    },
  ],
  repeats: {
    schedule: 'Three times: after 5 minutes, 30 minutes and 3 hours.',
    after4xx: 'It counts as a failure, and is repeated like any other; 400 stops the webhook.',
    stops: '400 stops the webhook (a wrong passcode is answered with 401 here).',
    bytes: 'not documented',
    byHand:
      'Figma has no way to send an event once more; `GET /v2/webhooks/{webhook_id}/requests` lists those of the last week.',
  },
  quirks: [
    'One webhook brings one type of event: create several with one passcode, or give each an endpoint.',
    '`FILE_UPDATE` comes when nobody has edited a file for 30 minutes.',
  ],
  links: [
    'https://developers.figma.com/docs/rest-api/webhooks/',
    'https://github.com/figma/rest-api-spec/blob/main/openapi/openapi.yaml',
  ],
};
