import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'payment-link.paid': about('payment-link.paid', 'pl_qng5gbbv8NAZ5gpM5ZYgx', {
    resource: 'payment-link',
    id: 'pl_qng5gbbv8NAZ5gpM5ZYgx',
    description: 'Größe M',
    amount: { currency: 'EUR', value: '29.00' },
  }),
  'sales-invoice.created': about('sales-invoice.created', 'invoice_4Y0eZitmBnQ6IDoMqZQKh', {
    resource: 'sales-invoice',
    id: 'invoice_4Y0eZitmBnQ6IDoMqZQKh',
    status: 'issued',
    totalAmount: { currency: 'EUR', value: '107.69' },
  }),
};

function about(type: string, entityId: string, entity: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Mollie HTTP client/1.0' },
    body: JSON.stringify({
      resource: 'event',
      id: `event_${unique.replaceAll('-', '').slice(0, 21)}`,
      type,
      entityId,
      createdAt: new Date().toISOString(),
      _embedded: { entity },
    }),
  });
}
