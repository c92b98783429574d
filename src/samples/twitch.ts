import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'stream.online': about('stream.online', 'notification', {
    event: {
      id: '9001',
      broadcaster_user_id: '1337',
      broadcaster_user_login: 'ada',
      type: 'live',
      started_at: '2026-01-01T10:00:00Z',
    },
  }),
  revocation: about('stream.online', 'revocation', {}),
};

function about(type: string, kind: string, more: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'twitch-eventsub-message-id': unique,
      'twitch-eventsub-message-retry': '0',
      'twitch-eventsub-message-type': kind,
      'twitch-eventsub-subscription-type': type,
    },
    body: JSON.stringify({
      subscription: {
        id: 'f1c2a387-161a-49f9-a165-0f21d7a4e1c4',
        type,
        version: '1',
        status: kind === 'revocation' ? 'authorization_revoked' : 'enabled',
        condition: { broadcaster_user_id: '1337' },
        created_at: '2026-01-01T09:00:00.634234626Z',
      },
      ...more,
    }),
  });
}
