import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'inquiry.approved': about('inquiry.approved', 'approved'),
  'inquiry.completed': about('inquiry.completed', 'completed'),
};

function about(name: string, status: string): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      data: {
        type: 'event',
        id: `evt_${unique.replaceAll('-', '')}`,
        attributes: {
          name,
          payload: {
            data: {
              type: 'inquiry',
              id: 'inq_2CVZ4HyVg7qaboXz2PUHknAn',
              attributes: { status, 'reference-id': 'customer-218' },
            },
          },
          'created-at': new Date().toISOString(),
        },
      },
    }),
  });
}
