import type { Samples } from './sample.ts';

export const samples: Samples = {
  unknown: (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: unique, event: 'order.paid', amount: 1250, currency: 'EUR' }),
  }),
};
