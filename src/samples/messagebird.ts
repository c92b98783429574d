import type { Samples } from './sample.ts';

export const samples: Samples = {
  'message.created': (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message.created',
      message: {
        id: unique,
        direction: 'received',
        type: 'text',
        status: 'received',
        content: { text: 'Ist die Größe M noch da?' },
        createdDatetime: new Date().toISOString(),
      },
      conversation: { id: '2e15efafec384e1c82e9842075e87beb', status: 'active' },
    }),
  }),
  delivery_failed: (unique) => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      id: unique,
      recipient: '31612345678',
      status: 'delivery_failed',
      statusDatetime: new Date().toISOString(),
    }).toString(),
  }),
};
