import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'order.paid': about('order.paid', { status: 'paid', total_amount: 2900, currency: 'eur' }),
  'subscription.active': about('subscription.active', { status: 'active', recurring_interval: 'month' }),
};

function about(type: string, more: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'polar.sh webhooks',
      'webhook-id': unique,
    },
    body: JSON.stringify({
      type,
      timestamp: new Date().toISOString(),
      data: {
        id: unique,
        product_id: 'b2f6f1a5-5a4e-4c2d-9f0b-7c1d3e8a9b10',
        customer: { id: '992fae2a-2a17-4b7a-8d9e-e287cf90131b', email: 'ada@example.com' },
        ...more,
      },
    }),
  });
}
