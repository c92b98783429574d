import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'message-received': about('message-received', 'Incoming message received'),
  'message-failed': about('message-failed', 'carrier-rejected-as-spam'),
  disconnect: (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      eventType: 'disconnect',
      eventTime: new Date().toISOString(),
      accountId: '9900000',
      applicationId: '04e88489-df02-4e34-a0ee-27a91849555f',
      from: '+12025550143',
      to: '+12025550171',
      direction: 'inbound',
      callId: `c-${unique}`,
      cause: 'hangup',
    }),
  }),
};

function about(type: string, description: string): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([
      {
        time: new Date().toISOString(),
        type,
        to: '+12025550171',
        description,
        message: {
          id: unique,
          owner: '+12025550171',
          applicationId: '93de2206-9669-4e07-948d-329f4b722ee2',
          segmentCount: 1,
          direction: 'in',
          to: ['+12025550171'],
          from: '+12025550143',
          text: 'Is the parcel on its way?',
        },
      },
    ]),
  });
}
