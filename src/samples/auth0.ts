import type { Samples } from './sample.ts';

const headers = { 'content-type': 'application/json', 'user-agent': 'auth0-log-streaming/1.0' };

export const samples: Samples = {
  fp: (unique) => ({
    headers,
    body: JSON.stringify([
      {
        log_id: unique,
        data: {
          date: '2026-01-01T09:59:58.123Z',
          type: 'fp',
          description: 'Wrong email or password.',
          client_id: 'AaiyAPdpYdesoKnqjj8HJqRn4T5titww',
          client_name: 'Shop',
          ip: '192.0.2.7',
          user_name: 'zoë@example.com',
          log_id: unique,
        },
      },
    ]),
  }),
  'user.created': (unique) => ({
    headers,
    body: JSON.stringify({
      id: `evt_${unique}`,
      type: 'user.created',
      time: '2026-01-01T09:59:58.123Z',
      data: { object: { user_id: 'auth0|507f1f77bcf86cd799439020', email: 'zoë@example.com' } },
    }),
  }),
};
