import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'subscription.started': about('subscription.started', (unique) => ({
    subscription: { id: unique, status: 'active', plan: { name: 'Team' } },
  })),
  'invoice.payment_failed': about('invoice.payment_failed', (unique) => ({
    invoice: { id: unique, invoice_number: 'ACME-00218', amount_due: '45.90', currency: 'EUR' },
  })),
};

function about(type: string, what: (unique: string) => Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: unique,
      created_at: new Date().toISOString(),
      type,
      properties: {},
      ...what(unique),
    }),
  });
}
