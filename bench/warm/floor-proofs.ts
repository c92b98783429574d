import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';

export interface Request {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly url: string;
  readonly body: Buffer;
}

/** As the documentation of each sender has it, for one sender and by hand. */
export type Proof = (request: Request) => boolean;

const toleranceSeconds = 300;

export const github =
  (secret: string): Proof =>
  ({ headers, body }) => {
    const shown = (headers['x-hub-signature-256'] ?? '').slice('sha256='.length);
    return same(createHmac('sha256', secret).update(body).digest(), Buffer.from(shown, 'hex'));
  };

export const stripe =
  (secret: string): Proof =>
  ({ headers, body }) => {
    const parts = (headers['stripe-signature'] ?? '').split(',').map((part) => part.split('='));
    const time = parts.find(([name]) => name === 't')?.[1] ?? '';
    const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
    const shown = parts.filter(([name]) => name === 'v1').map(([, value = '']) => Buffer.from(value, 'hex'));
    return isRecent(time) && shown.some((one) => same(expected, one));
  };

export const svix = (secret: string): Proof => {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return ({ headers, body }) => {
    const time = headers['svix-timestamp'] ?? '';
    const expected = createHmac('sha256', key).update(`${headers['svix-id']}.${time}.`).update(body).digest();
    const shown = (headers['svix-signature'] ?? '').split(' ').filter((one) => one.startsWith('v1,'));
    return isRecent(time) && shown.some((one) => same(expected, Buffer.from(one.slice(3), 'base64')));
  };
};

export const twilio =
  (secret: string): Proof =>
  ({ headers, url, body }) => {
    const fields = [...new URLSearchParams(body.toString())].map(([name, value]) => name + value);
    const expected = createHmac('sha1', secret)
      .update(url + fields.sort().join(''))
      .digest();
    return same(expected, Buffer.from(headers['x-twilio-signature'] ?? '', 'base64'));
  };

export const telegram = (secret: string): Proof => {
  const expected = Buffer.from(secret);
  return ({ headers }) => same(expected, Buffer.from(headers['x-telegram-bot-api-secret-token'] ?? ''));
};

export const discord = (publicKey: string): Proof => {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(publicKey, 'hex')]);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return ({ headers, body }) => {
    const time = headers['x-signature-timestamp'] ?? '';
    const shown = Buffer.from(headers['x-signature-ed25519'] ?? '', 'hex');
    return isRecent(time) && verify(null, Buffer.concat([Buffer.from(time), body]), key, shown);
  };
};

function isRecent(seconds: string): boolean {
  return Math.abs(Date.now() / 1_000 - Number(seconds)) < toleranceSeconds;
}

function same(expected: Buffer, shown: Buffer): boolean {
  return shown.length === expected.length && timingSafeEqual(shown, expected);
}
