import { generateKeyPairSync, sign } from 'node:crypto';
import { EventWebhook } from '@sendgrid/eventwebhook';
import type { Oracle } from './oracle.ts';

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = ({ publicKey }: ReturnType<typeof pair>) =>
  publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

const ours = pair();
const [signature, timestamp] = ['signature', 'timestamp'].map(
  (name) => `x-twilio-email-event-webhook-${name}`,
) as [string, string];

export const oracle: Oracle = {
  sdk: '@sendgrid/eventwebhook',
  secret: spki(ours),
  other: spki(pair()),
  bodies: ['[{"event":"open","sg_event_id":"b3Blbi0w"}]', '[{"email":"zoë@example.com","u":"Grüße 👋"}]\r\n'],
  accepts: ({ headers, body }, secret) => {
    const webhook = new EventWebhook();
    const key = webhook.convertPublicKeyToECDSA(String(secret));
    return webhook.verifySignature(key, body, headers[signature] ?? '', headers[timestamp] ?? '');
  },
  sign: (request, _, now) => {
    const seconds = String(Math.floor(now / 1000));
    const made = sign('sha256', Buffer.from(seconds + request.body), ours.privateKey).toString('base64');
    return { ...request, headers: { ...request.headers, [timestamp]: seconds, [signature]: made } };
  },
};
