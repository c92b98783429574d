import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Name the topic in the endpoint: `"options": {"topicArn": "arn:aws:sns:…"}`.',
    'Subscribe `{url}` to the topic with the protocol `https`, and leave *raw message delivery* off.',
    'SNS asks at once, and the gateway confirms the subscription by itself.',
  ],
  secret: 'There is none: SNS signs with keys that it publishes, and the topic says whose messages count.',
  types: ['Notification', 'UnsubscribeConfirmation'],
  rules: [
    {
      wants: 'all messages of the topic',
      pattern: { source: ['sns.amazonaws.com'], 'detail-type': ['Notification'] },
    },
    {
      wants: 'messages whose subject begins with a word',
      pattern: { source: ['sns.amazonaws.com'], detail: { Subject: [{ prefix: 'ALARM' }] } },
    },
  ],
  repeats: {
    schedule:
      'about 50 times within an hour, by the delivery policy of the topic or of the subscription, which can be changed',
    after4xx:
      'It is final, but for 429: the message goes to the dead-letter queue of the subscription, where it has one.',
    stops: 'Nothing: a subscription stays until somebody deletes it.',
    bytes: 'not documented',
    byHand:
      'SNS documents no way to have a message delivered once more. What it could not deliver waits in the dead-letter queue of the subscription, where it has one.',
  },
  quirks: [
    'SNS signs the messages of every account alike: without `topicArn` anybody with an AWS account could send.',
    'A `Message` that is a JSON object or array is put in as that, so that a rule can look into it; any other is text.',
    'Within one account, SNS to SQS or Lambda is a shorter way than HTTPS.',
  ],
  links: [
    'https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html',
    'https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html',
  ],
};
