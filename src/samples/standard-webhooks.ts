import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'contact.created': about('contact.created', { id: '1f81eb52-5198-4599-803e-771906343485', name: 'Ada' }),
  'invoice.paid': about('invoice.paid', { id: 'inv_4021', amount: 1250, currency: 'EUR' }),
};

function about(type: string, data: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'webhook-id': `msg_${unique}` },
    body: JSON.stringify({ type, timestamp: new Date().toISOString(), data }),
  });
}
