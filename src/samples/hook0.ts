import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'billing.invoice.paid': about('billing.invoice.paid', {
    number: '2026-0042',
    total: 29.9,
    currency: 'EUR',
  }),
  'auth.user.created': about('auth.user.created', { name: 'Zoë', plan: 'größer' }),
};

function about(type: string, said: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'x-event-id': unique, 'x-event-type': type },
    body: JSON.stringify({ id: unique, ...said }),
  });
}
