import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  OBJECT_FINALIZE: message('storage', {
    eventType: 'OBJECT_FINALIZE',
    bucketId: 'acme-shop',
    objectId: 'größe.csv',
  }),
  unknown: message('gmail', undefined, { emailAddress: 'zoe@example.com', historyId: '9876543210' }),
};

function message(subscription: string, attributes: object | undefined, data: object = {}): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)',
    },
    body: JSON.stringify({
      message: {
        attributes,
        data: Buffer.from(JSON.stringify(data)).toString('base64'),
        messageId: unique,
        message_id: unique,
        publishTime: '2026-01-01T09:59:58.511Z',
      },
      subscription: `projects/acme-shop/subscriptions/${subscription}`,
    }),
  });
}
