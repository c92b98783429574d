import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'payment_order.completed': about('payment_order', 'completed', {
    type: 'ach',
    amount: 125_000,
    direction: 'credit',
    status: 'completed',
  }),
  'incoming_payment_detail.created': about('incoming_payment_detail', 'created', {
    type: 'wire',
    amount: 98_000,
    direction: 'credit',
  }),
};

function about(object: string, event: string, what: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'x-topic': object, 'x-webhook-id': unique },
    body: JSON.stringify({
      event,
      data: {
        id: unique,
        object,
        live_mode: true,
        created_at: new Date().toISOString(),
        currency: 'USD',
        ...what,
      },
    }),
  });
}
