import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Store a secret of 16 characters or more for the endpoint.',
    'Create the webhook by the API, `POST /v1/webhooks`, with `{"name": "…", "targetUrl": "{url}", "resource": "messages", "event": "created", "secret": "<the secret>"}`.',
    'Create one for each resource, or with `all` for everything.',
  ],
  secret: 'You choose it. Webex signs only where a secret is set.',
  types: [
    'messages.created',
    'messages.deleted',
    'rooms.created',
    'memberships.created',
    'meetings.started',
    'meetings.ended',
    'recordings.created',
    'attachmentActions.created',
  ],
  rules: [
    { wants: 'new messages', pattern: { source: ['webex.com'], 'detail-type': ['messages.created'] } },
    {
      wants: 'who joined one room',
      pattern: {
        source: ['webex.com'],
        'detail-type': ['memberships.created'],
        detail: { data: { roomId: ['Y2lzY29zcGFyazovL3VzL1JPT00vYWNtZQ'] } },
      },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops:
      'A webhook becomes `inactive` after many failures in a short time, and is switched on again by the API.',
    bytes: 'not documented',
    byHand: 'Webex documents no way to have something delivered once more.',
  },
  quirks: [
    '`id` names the webhook and no event: whoever deduplicates by it sees one event and no other.',
    'The text of a message is not in the event: fetch it by `data.id`.',
    'The signature is HMAC-SHA1, which is old, and still sound as a MAC.',
  ],
  links: ['https://developer.webex.com/docs/api/v1/webhooks'],
};
