import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Developer Center of monday.com, create or open an app, and copy its *Signing Secret* (for the life of the app itself: its *Client Secret*): store it as the secret of the endpoint.',
    'Set `publicUrl` of the endpoint to `{url}`: the token says for which URL it is.',
    'Create the webhook with a token of that app: `create_webhook(board_id: …, url: "{url}", event: create_item)`. monday.com sends a challenge at once, which is answered.',
  ],
  secret: 'The signing secret of the app.',
  types: ['create_pulse', 'update_column_value', 'delete_pulse', 'create_update', 'update_name'],
  rules: [
    { wants: 'new items', pattern: { source: ['monday.com'], 'detail-type': ['create_pulse'] } },
    {
      wants: 'a status that changes on one board',
      pattern: {
        source: ['monday.com'],
        'detail-type': ['update_column_value'],
        detail: { event: { boardId: [1771812698], columnType: ['color'] } },
      },
    },
  ],
  repeats: {
    schedule: 'once a minute, for 30 minutes',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'monday.com has no way to have something delivered once more.',
  },
  quirks: [
    'Only webhooks that an app has created are signed: those of the board itself, and of personal tokens, are not, and are refused.',
    'The token covers the URL and not the body: events have the proof `partial`.',
    'The token of a request holds a token of the API: the gateway keeps and passes on neither.',
  ],
  links: ['https://developer.monday.com/api-reference/reference/webhooks'],
};
