import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  delivered: about({ event: 'delivered', 'delivery-status': { code: 250, message: 'OK' } }),
  'failed.permanent': about({
    event: 'failed',
    severity: 'permanent',
    reason: 'suppress-bounce',
    'delivery-status': { code: 605, message: 'Not delivering to previously bounced address' },
  }),
};

function about(said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Go-http-client/1.1' },
    body: JSON.stringify({
      // the time and the signature come with it
      signature: { token: `${unique}${unique}`.replaceAll('-', '').slice(0, 50) },
      'event-data': {
        id: unique,
        timestamp: Date.now() / 1000,
        recipient: 'ada@example.org',
        message: { headers: { 'message-id': `${unique}@mg.example.com`, subject: 'Welcome' } },
        tags: ['welcome'],
        ...said,
      },
    }),
  });
}
