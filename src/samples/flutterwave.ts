import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'charge.completed': about((unique, id) => ({
    event: 'charge.completed',
    data: {
      id,
      tx_ref: unique,
      amount: 2500,
      currency: 'NGN',
      status: 'successful',
      payment_type: 'card',
      customer: { id: 215604089, name: 'Zoë Größer', email: 'zoe@example.com' },
    },
    'event.type': 'CARD_TRANSACTION',
  })),
  'transfer.completed': about((unique, id) => ({
    event: 'transfer.completed',
    data: { id, reference: unique, amount: 1200, currency: 'NGN', status: 'SUCCESSFUL', fee: 10.75 },
    'event.type': 'Transfer',
  })),
};

function about(body: (unique: string, id: number) => Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body(unique, Number.parseInt(unique.slice(0, 8), 16))),
  });
}
