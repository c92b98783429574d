import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { aDelivery } from '../../support/deliveries.ts';

export const topicArn = 'arn:aws:sns:eu-west-1:123456789012:orders';
export const now = Date.UTC(2026, 0, 1, 10);
export const certificate = readFileSync('test/fixtures/sns/certificate.pem', 'utf8');
export const certificateUrl = `https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-${'0a'.repeat(16)}.pem`;
const key = readFileSync('test/fixtures/sns/key.pem', 'utf8');

type Message = Readonly<Record<string, unknown>>;

const token = '2336412f37fb687f5d51e6e2425929f5';
export const subscribeUrl = `https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${topicArn}&Token=${token}`;

const common = {
  Type: 'Notification',
  MessageId: 'c0e5a280-53c9-5a98-93bb-c0a560b3d192',
  TopicArn: topicArn,
  Message: 'order 1042 paid',
  Timestamp: new Date(now).toISOString(),
};

/** Signed by the words of the documentation, and not by our code: every field that there is, by its name. */
export function signedMessage(parts: Message = {}, version: '1' | '2' = '2', url = certificateUrl): Message {
  const message: Message = { ...common, ...parts };
  const names = message.Type === 'Notification' ? ['Subject'] : ['SubscribeURL', 'Token'];
  const text = ['Message', 'MessageId', 'Timestamp', 'TopicArn', 'Type', ...names]
    .sort()
    .filter((name) => name in message)
    .map((name) => `${name}\n${message[name]}\n`)
    .join('');
  const digest = version === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
  return {
    ...message,
    SignatureVersion: version,
    Signature: createSign(digest).update(text).sign(key, 'base64'),
    SigningCertURL: url,
  };
}

export function confirmationMessage(parts: Message = {}): Message {
  return signedMessage({
    Type: 'SubscriptionConfirmation',
    Token: token,
    SubscribeURL: subscribeUrl,
    ...parts,
  });
}

export function deliveryOf(message: Message) {
  return aDelivery({ body: JSON.stringify(message), receivedAt: now });
}
