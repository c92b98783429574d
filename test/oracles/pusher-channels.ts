import Pusher from 'pusher';
import type { Oracle } from './oracle.ts';

const key = '9f2c4b7e1a6d8350c9e4';

export const oracle: Oracle = {
  sdk: 'pusher',
  secret: '7b1e4c9a2f6d8035e1c7',
  other: '8b1e4c9a2f6d8035e1c7',
  headers: { 'content-type': 'application/json', 'x-pusher-key': key },
  bodies: ['{"time_ms":1767261600000,"events":[{"name":"member_added","channel":"presence-größe 👋"}]}'],
  accepts: ({ headers, body }, secret) =>
    new Pusher({ appId: '1', key, secret: String(secret), host: 'localhost' })
      .webhook({ headers, rawBody: body })
      .isValid(),
};
