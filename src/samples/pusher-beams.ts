import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'v1.UserNotificationOpen': about('v1.UserNotificationOpen', { user_id: 'user-001' }),
  'v1.PublishToUsersAttempt': about('v1.PublishToUsersAttempt', {
    users: ['user-001', 'user-002'],
    users_with_no_devices: [],
  }),
};

function about(type: string, payload: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'pusher-webhooks' },
    body: JSON.stringify({
      metadata: {
        created_at: new Date().toISOString(),
        event_type: type,
        event_id: unique,
        product: 'beams',
      },
      payload: { publish_id: 'pubid-3f9c1e7a-0b5d-4264', ...payload },
    }),
  });
}
