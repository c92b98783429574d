import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'payment.updated': about('payment.updated', 'payment', () => ({
    id: 'hYy9pRFVxpDsO1FB05SunFWUe9JZY',
    amount_money: { amount: 1250, currency: 'EUR' },
    status: 'COMPLETED',
    source_type: 'CARD',
    location_id: 'S8GWD5R9QB376',
  })),
  'customer.created': about('customer.created', 'customer', () => ({
    id: 'A537H7KAQWSAF8M8EM1Y23E16M',
    given_name: 'Zoë',
    email_address: 'zoe@example.com',
    preferences: { email_unsubscribed: false },
  })),
};

function about(type: string, kind: string, object: () => Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Square Connect v2',
      'square-environment': 'Sandbox',
    },
    body: JSON.stringify({
      merchant_id: '6SSW7HV8K2ST5',
      type,
      event_id: unique,
      created_at: new Date().toISOString(),
      data: { type: kind, id: object().id, object: { [kind]: object() } },
    }),
  });
}
