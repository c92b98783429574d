import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'store/order/statusUpdated': about('store/order/statusUpdated', {
    type: 'order',
    id: 173331,
    status: { previous_status_id: 0, new_status_id: 11 },
  }),
  'store/product/updated': about('store/product/updated', { type: 'product', id: 205 }),
};

function about(scope: string, data: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'webhook-id': unique },
    body: JSON.stringify({
      producer: 'stores/abcde',
      hash: `${unique.replaceAll('-', '')}08c8af25`,
      created_at: Math.floor(Date.now() / 1000),
      store_id: '1001197568',
      scope,
      data,
    }),
  });
}
