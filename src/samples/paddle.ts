import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'transaction.completed': about('transaction.completed', {
    id: 'txn_01hv8wptq8987qeep44cyrewp9',
    status: 'completed',
    currency_code: 'EUR',
    customer_id: 'ctm_01hv6y1jedq4p1n0yqn5ba3ky4',
    details: { totals: { total: '2900', tax: '463', currency_code: 'EUR' } },
  }),
  'subscription.updated': about('subscription.updated', {
    id: 'sub_01hv8x29kz0t586xy6zn1a62ny',
    status: 'past_due',
    currency_code: 'EUR',
    customer_id: 'ctm_01hv6y1jedq4p1n0yqn5ba3ky4',
    custom_data: { plan: 'größer' },
  }),
};

function about(event_type: string, data: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => {
    const id = unique.replaceAll('-', '').slice(0, 26);
    return {
      headers: { 'content-type': 'application/json', 'user-agent': 'Paddle' },
      body: JSON.stringify({
        event_id: `evt_${id}`,
        event_type,
        occurred_at: new Date().toISOString(),
        notification_id: `ntf_${id}`,
        data,
      }),
    };
  };
}
