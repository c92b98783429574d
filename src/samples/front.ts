import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  inbound_received: about('inbound_received', {
    target: { _meta: { type: 'message' }, data: { id: 'msg_1q15qmtq', type: 'email', is_inbound: true } },
  }),
  tag_added: about('tag_added', {
    target: { _meta: { type: 'tag' }, data: { id: 'tag_2oxhhm', name: 'Urgent' } },
  }),
};

function about(type: string, what: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type,
      authorization: { id: 'cmp_3k2a' },
      payload: {
        id: `evt_${unique.replaceAll('-', '')}`,
        type,
        emitted_at: Date.now() / 1000,
        conversation: { id: 'cnv_yo1kg5q', subject: 'Where is my parcel?', status: 'unassigned' },
        ...what,
      },
    }),
  });
}
