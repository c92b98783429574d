import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'invoice.paid': about('invoice.paid', { id: 'inv_4021', amount: 1250, currency: 'EUR' }),
  'user.signup': about('user.signup', { id: 'usr_77', email: 'ada@example.com' }),
};

function about(type: string, data: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Svix-Webhooks/1.84',
      'svix-id': `msg_${unique}`,
    },
    body: JSON.stringify({ type, timestamp: new Date().toISOString(), data }),
  });
}
