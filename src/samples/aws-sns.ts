import type { Samples } from './sample.ts';

/** The shape is that of https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html, but for the signature. */
export const samples: Samples = {
  Notification: (unique) => ({
    headers: {
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-type': 'Notification',
      'x-amz-sns-message-id': unique,
    },
    body: JSON.stringify({
      Type: 'Notification',
      MessageId: unique,
      TopicArn: 'arn:aws:sns:eu-west-1:123456789012:orders',
      Subject: 'ALARM: orders are late',
      Message: '{"order":"6735","late":true,"city":"Köln"}',
      Timestamp: new Date().toISOString(),
      SignatureVersion: '2',
    }),
  }),
};
