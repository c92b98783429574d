import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'track.Order Completed': about('track', {
    event: 'Order Completed',
    properties: { order_id: '50314b8e9bcf000000000000', total: 27.5, currency: 'EUR' },
  }),
  identify: about('identify', { traits: { name: 'Ada Lovelace', email: 'ada@example.com', plan: 'team' } }),
};

function about(type: string, what: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Segment (Actions)' },
    body: JSON.stringify({
      type,
      messageId: `ajs-next-${unique}`,
      anonymousId: '3f9c1e7a-0b5d-4264-87e1-a93f60b8d24e',
      userId: '97980cfea0067',
      channel: 'client',
      timestamp: new Date().toISOString(),
      ...what,
    }),
  });
}
