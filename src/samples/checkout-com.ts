import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  payment_captured: about('payment_captured', { amount: 4_590, response_code: '10000' }),
  payment_declined: about('payment_declined', { amount: 120_000, response_code: '20051' }),
};

function about(type: string, what: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      id: `evt_${unique}`,
      type,
      version: '1.0.28',
      created_on: new Date().toISOString(),
      data: {
        id: 'pay_mbabizu24mvu3mela5njyhpit4',
        action_id: 'act_qhib4r2hhhbrjkktjqzyzxdyxy',
        currency: 'EUR',
        reference: 'ORD-218',
        ...what,
      },
    }),
  });
}
