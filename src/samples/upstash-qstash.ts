import type { Samples } from './sample.ts';

export const samples: Samples = {
  'order.created': (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Upstash-QStash',
      'upstash-message-id': `msg_${unique}`,
      'upstash-retried': '0',
    },
    body: JSON.stringify({ type: 'order.created', order: unique, size: 'Größe M', total: 129.9 }),
  }),
  unknown: (unique) => ({
    headers: { 'content-type': 'text/plain', 'upstash-message-id': `msg_${unique}`, 'upstash-retried': '1' },
    body: 'Guten Morgen, es ist Zeit für die Größentabelle.',
  }),
};
