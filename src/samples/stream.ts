import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'message.new': about('message.new', { text: 'Ist die Größe M noch da?' }),
  'message.updated': about('message.updated', { text: 'And L?' }),
};

function about(type: string, message: object): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'x-webhook-id': unique,
      'x-webhook-attempt': '1',
      'x-api-key': 'b2v8js0z0fpd',
    },
    body: JSON.stringify({
      type,
      cid: 'support:general',
      channel_type: 'support',
      channel_id: 'general',
      message: { id: unique, ...message, user: { id: 'zoe' } },
      created_at: new Date().toISOString(),
    }),
  });
}
