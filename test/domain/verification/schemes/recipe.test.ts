import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { header } from '../../../../src/domain/verification/carriers.ts';
import { judge } from '../../../../src/domain/verification/judge.ts';
import { plain } from '../../../../src/domain/verification/layouts.ts';
import type { Signable } from '../../../../src/domain/verification/scheme.ts';
import { hmac } from '../../../../src/domain/verification/schemes/hmac.ts';
import { ed25519 } from '../../../../src/domain/verification/schemes/public-key.ts';
import { Secret } from '../../../../src/domain/verification/secrets/secret.ts';
import { isRejection, reject } from '../../../../src/domain/verification/verdict.ts';
import { aDelivery } from '../../../support/deliveries.ts';

const now = Date.UTC(2026, 10, 23, 12);
const yearMs = 31_557_600_000;
const at = header('x-signature');
const time = { at: header('x-time'), unit: 's' } as const;
const plainHmac = { digest: 'sha256', encoding: 'hex', at } as const;
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = { kind: 'key', bytes: Buffer.from('k') } as const;

function request(headers: Readonly<Record<string, string>> = {}, body = 'body'): Signable {
  return { ...aDelivery({ headers, body }), url: 'https://a.example/' };
}

/** For the compiler, which refuses a directive that expects an error where there is none. */
const forTheCompiler = () => [
  // @ts-expect-error a time that is not declared is not there to be signed
  hmac({ ...plainHmac, message: ({ body }, signedAt) => [signedAt, '.', body] }),
  // @ts-expect-error neither with a key of the sender's
  ed25519({ at, encoding: 'hex', message: ({ body }, signedAt) => [signedAt, body] }),
  // @ts-expect-error a tolerance alone says nothing of where the time is
  hmac({ ...plainHmac, time: { toleranceSeconds: 300 }, message: ({ body }) => [body] }),
  hmac({ ...plainHmac, time, message: ({ body }, signedAt) => [signedAt.trim(), body] }),
  hmac({ ...plainHmac, message: ({ body }) => [body] }),
];

describe('a recipe', () => {
  it('that signs a time and declares none does not compile', () => {
    expect(forTheCompiler()).toHaveLength(5);
  });
});

describe('a recipe that declares a time', () => {
  const ofMac = hmac({ ...plainHmac, time, message: ({ body }, signedAt) => [signedAt, '.', body] });
  const ofKey = ed25519({ at, encoding: 'hex', time, message: ({ body }, signedAt) => [signedAt, body] });
  const unsigned = hmac({ ...plainHmac, time, message: ({ body }) => [body] });

  const sentAt = (ms: number, signature: (seconds: string) => string) => {
    const seconds = String(ms / 1000);
    return request({ 'x-time': seconds, 'x-signature': signature(seconds) });
  };
  const macAt = (ms: number) =>
    sentAt(ms, (seconds) => createHmac('sha256', 'k').update(`${seconds}.body`).digest('hex'));
  const signedAt = (ms: number) =>
    sentAt(ms, (seconds) => sign(null, Buffer.from(`${seconds}body`), privateKey).toString('hex'));

  it.each([
    ['25 years ago', -25 * yearMs, 'timestamp_too_old'],
    ['301 s ago', -301_000, 'timestamp_too_old'],
    ['301 s ahead', 301_000, 'timestamp_in_future'],
    ['25 years ahead', 25 * yearMs, 'timestamp_in_future'],
  ])('rejects what was signed %s, by whatever', (_, age, code) => {
    expect(ofMac.examine(macAt(now + age), now)).toEqual(reject(code as 'timestamp_too_old'));
    expect(ofKey.examine(signedAt(now + age), now)).toEqual(reject(code as 'timestamp_too_old'));
    expect(unsigned.examine(macAt(now + age), now)).toEqual(reject(code as 'timestamp_too_old'));
  });

  it('takes what was signed in time', () => {
    const forms = {
      key: { read: () => key },
      public: { read: () => ({ kind: 'public', keys: [{ key: publicKey }] }) as const },
    };
    const [mac, signature] = [ofMac.examine(macAt(now - 300_000), now), ofKey.examine(signedAt(now), now)];
    const isTrue = (claim: typeof mac, form: keyof typeof forms) =>
      !isRejection(claim) && judge(claim, [new Secret('x')], forms[form], 'signed', now).verified;
    expect([isTrue(mac, 'key'), isTrue(signature, 'public')]).toEqual([true, true]);
    expect([isTrue(mac, 'public'), isTrue(signature, 'key')]).toEqual([false, false]);
  });

  it('rejects what says no time', () => {
    const { 'x-time': _, ...headers } = Object.fromEntries(macAt(now).headers);
    expect(ofMac.examine(request(headers), now)).toEqual(reject('timestamp_malformed'));
  });

  it('writes one where it signs', () => {
    const signed = ofMac.sign?.(request(), key, now + 999);
    expect(signed?.headers.get('x-time')).toBe(String(now / 1000));
    expect(signed && isRejection(ofMac.examine(signed, now))).toBe(false);
  });
});

describe('a recipe that names no message', () => {
  it('is over the body, and all of it, whatever else is signed beside it', () => {
    const bare = hmac(plainHmac);
    const named = hmac({ ...plainHmac, message: ({ body }) => [body] });
    const signature = createHmac('sha256', 'k').update('body').digest('hex');
    const sent = request({ 'x-signature': signature });
    expect(bare.sign?.(request(), key, now)).toEqual(sent);
    expect(bare.examine(sent, now)).toEqual(named.examine(sent, now));
    expect(bare.examine(sent, now)).toMatchObject({ messages: [[sent.body]] });
  });
});

describe('a key of the sender', () => {
  const scheme = ed25519({ at, layout: plain('v1='), encoding: 'hex', message: ({ body }) => [body] });

  it('signs alone: nobody else can', () => {
    expect(scheme.sign).toBeUndefined();
    expect([scheme.proof, scheme.signsUrl, scheme.credential?.madeBy]).toEqual(['signed', false, 'sender']);
  });

  it.each([
    ['63 bytes', 'v1=', 'ab'.repeat(63)],
    ['65 bytes', 'v1=', 'ab'.repeat(65)],
    ['another prefix', 'v2=', 'ab'.repeat(64)],
    ['upper case', 'v1=', 'AB'.repeat(64)],
  ])('makes signatures of one shape, not of %s', (_, prefix, hex) => {
    expect(scheme.examine(request({ 'x-signature': prefix + hex }), now)).toEqual(
      reject('signature_malformed'),
    );
  });

  it('may sign less than the body, or the URL, where its recipe says so', () => {
    const url = ed25519({
      at,
      encoding: 'hex',
      proof: 'partial',
      signsUrl: true,
      message: (one) => [one.url],
    });
    expect([url.proof, url.signsUrl]).toEqual(['partial', true]);
  });
});

describe('what is read before anything is proven', () => {
  const scheme = hmac({ ...plainHmac, message: ({ body }) => [body] });

  it('ends at 16 kB of signatures', () => {
    const claim = (length: number) => scheme.examine(request({ 'x-signature': 'x'.repeat(length) }), now);
    expect([claim(16_384), claim(16_385)]).toEqual([
      reject('signature_malformed'),
      reject('signature_malformed'),
    ]);
  });

  it('is signed only with a key', () => {
    const none = { kind: 'public', keys: [{ key: publicKey }] } as const;
    expect(() => scheme.sign?.(request(), none, now)).toThrow(TypeError);
  });
});
