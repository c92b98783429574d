import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'transaction.created': about('transaction', 'transaction.created'),
  'ach_transfer.updated': about('ach_transfer', 'ach_transfer.updated'),
};

function about(kind: string, category: string): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'webhook-id': `event_${unique}` },
    body: JSON.stringify({
      id: `event_${unique}`,
      created_at: new Date().toISOString(),
      category,
      associated_object_type: kind,
      associated_object_id: `${kind}_uyrp7fld2ium70oa7oi`,
      type: 'event',
    }),
  });
}
