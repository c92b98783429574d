import type { Sample, Samples } from './sample.ts';

export const samples: Samples = {
  'charge.success': (unique) =>
    event('charge.success', {
      id: numberOf(unique),
      domain: 'test',
      status: 'success',
      reference: unique,
      amount: 40_000,
      currency: 'NGN',
      channel: 'card',
      paid_at: new Date().toISOString(),
      customer: { id: 82796315, email: 'zoe@example.com', first_name: 'Zoë' },
    }),
  'transfer.failed': (unique) =>
    event('transfer.failed', {
      id: numberOf(unique),
      domain: 'test',
      status: 'failed',
      reference: unique,
      amount: 20_000,
      currency: 'NGN',
      reason: 'Lunch',
      transfer_code: 'TRF_chs98y5rykjb47w',
    }),
};

function event(name: string, data: Readonly<Record<string, unknown>>): Sample {
  return {
    headers: { 'content-type': 'application/json', 'user-agent': 'Paystack/2.0' },
    body: JSON.stringify({ event: name, data }),
  };
}

function numberOf(unique: string): number {
  return Number.parseInt(unique.slice(0, 8), 16);
}
