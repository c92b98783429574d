import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'charge:confirmed': about('charge:confirmed', 'COMPLETED'),
  'charge:failed': about('charge:failed', 'EXPIRED'),
};

function about(type: string, status: string): MakeSample {
  return (unique) => {
    const time = new Date().toISOString();
    const data = {
      code: '66BEOV2A',
      name: 'Größe M ☂',
      pricing_type: 'fixed_price',
      pricing: { local: { amount: '25.00', currency: 'EUR' } },
      timeline: [{ time, status }],
      metadata: { order: '1042' },
    };
    return {
      headers: { 'content-type': 'application/json', 'user-agent': 'weipay-webhooks' },
      body: JSON.stringify({
        id: unique,
        scheduled_for: time,
        attempt_number: 1,
        event: { id: unique, resource: 'event', type, api_version: '2018-03-22', created_at: time, data },
      }),
    };
  };
}
