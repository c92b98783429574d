import { textField } from '../content/json.ts';
import { defineProvider, type Received, senderId } from '../provider.ts';
import { jsonField } from '../verification/body-carriers.ts';
import type { Challenge } from '../verification/handshake.ts';
import { certificate } from '../verification/schemes/public-key.ts';
import { snsContent, snsFields } from '../verification/schemes/sns-message.ts';
import { hostOf, literal, topicArnPattern } from '../verification/schemes/sns-topic.ts';
import { reject } from '../verification/verdict.ts';

const version = jsonField('SignatureVersion');
const algorithms: ReadonlyMap<string | undefined, 'rsa-sha1' | 'rsa-sha256'> = new Map([
  ['1', 'rsa-sha1'],
  ['2', 'rsa-sha256'],
]);

/** Raw delivery is not signed, and is refused. */
export const awsSns = defineProvider({
  id: 'aws-sns',
  name: 'Amazon SNS',
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html',
  source: 'sns.amazonaws.com',
  options: {
    topicArn: {
      type: 'string',
      required: true,
      meaning:
        'the one topic whose messages are taken: SNS signs those of every account alike. The subscription is confirmed when SNS asks; raw message delivery must be off',
      example: 'arn:aws:sns:eu-west-1:123456789012:orders',
      shape: { pattern: topicArnPattern, words: 'the ARN of a topic, and not of a FIFO topic' },
    },
  },
  answerWithinMs: 15_000,
  scheme: ({ topicArn }) =>
    certificate({
      encoding: 'base64',
      at: jsonField('Signature'),
      // as the owner of the topic has chosen
      algorithm: (request) => algorithms.get(version.read(request)) ?? reject('signature_malformed'),
      certificateAt: jsonField('SigningCertURL'),
      // TLS to this host vouches for the key; what names are in the certificate differs by region, and by year
      keyAddress: new RegExp(
        `https://${literal(hostOf(topicArn))}/SimpleNotificationService-[0-9a-f]+[.]pem`,
      ),
      exampleAddress: `https://${hostOf(topicArn)}/SimpleNotificationService-${'0'.repeat(32)}.pem`,
      // it is repeated for up to 3,600 s, with the time of the first
      time: { at: jsonField('Timestamp'), unit: 'iso', toleranceSeconds: 3_900 },
      message({ body }) {
        const fields = snsFields(body);
        if (!fields) return reject('body_malformed');
        const [, topic] = fields.find(([name]) => name === 'TopicArn') as [string, string];
        return topic === topicArn
          ? fields.map(([name, text]) => `${name}\n${text}\n`)
          : reject('not_for_this_endpoint');
      },
    }),
  contentOf: snsContent,
  handshakes: [{ when: 'proven', read: confirmation }],
  read({ content }) {
    const message = content.kind === 'json' ? content.value : undefined;
    return [
      {
        id: senderId.signed(textField(message, 'MessageId')),
        type: textField(message, 'Type'),
        time: Date.parse(textField(message, 'Timestamp') ?? ''),
        content,
      },
    ];
  },
});

/**
 * The one address that confirms the subscription to the topic, and no other that SNS might have signed. When a subscription
 * has ended, the address in that message would begin it again: nobody looks at it.
 * https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html
 */
function confirmation({ content }: Received): Challenge | undefined {
  const message = content.kind === 'json' ? content.value : undefined;
  if (textField(message, 'Type') !== 'SubscriptionConfirmation') return undefined;
  const said = (name: string) => String(textField(message, name));
  const topic = said('TopicArn');
  const address = `https://${hostOf(topic)}/?Action=ConfirmSubscription&TopicArn=${topic}&Token=${said('Token')}`;
  return { kind: 'confirm', url: said('SubscribeURL'), address: new RegExp(literal(address)) };
}
