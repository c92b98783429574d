import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'alerts.low_remaining_commit_balance_reached': about('alerts.low_remaining_commit_balance_reached', {
    alert_id: '0891458d-b6f0-4fdd-a41e-380aae1a1e38',
    alert_name: 'Less than 10 % left',
    threshold: 10_000,
    remaining_balance: 9_120,
  }),
  'payment_gate.payment_status': about('payment_gate.payment_status', {
    invoice_id: '6a37bb88-8538-48c5-b37b-a41c836328bd',
    payment_status: 'paid',
  }),
};

function about(type: string, what: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: unique,
      type,
      properties: {
        customer_id: '5f794d50-085a-4db6-8d15-286e518b7225',
        timestamp: new Date().toISOString(),
        ...what,
      },
    }),
  });
}
