import { generateKeyPairSync, sign } from 'node:crypto';
import { AppStrategy } from '@wix/sdk/auth/wix-app-oauth';
import type { Oracle } from './oracle.ts';

const [pair, another] = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
const pem = ({ publicKey }: NonNullable<typeof pair>) =>
  String(publicKey.export({ type: 'spki', format: 'pem' }));
const base64url = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

export const oracle: Oracle = {
  sdk: '@wix/sdk',
  secret: pem(pair!),
  other: pem(another!),
  bodies: ['{"eventType":"wix.ecom.v1.order_created","instanceId":"1","data":"{\\"u\\":\\"Grüße 👋\\"}"}'],
  accepts: async ({ body }, secret) => {
    const { decodeJWT } = AppStrategy({ appId: 'acme', publicKey: String(secret) });
    return (await decodeJWT?.(body))?.valid === true;
  },
  sign: (request, _, now) => {
    const seconds = Math.floor(now / 1000);
    const claims = { data: request.body, iat: seconds, exp: seconds + 300 };
    const signed = `${base64url({ alg: 'RS256', typ: 'JWT' })}.${base64url(claims)}`;
    const signature = sign('sha256', Buffer.from(signed), pair!.privateKey).toString('base64url');
    return { ...request, body: `${signed}.${signature}` };
  },
};
