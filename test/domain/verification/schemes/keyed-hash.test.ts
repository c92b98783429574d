import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { header } from '../../../../src/domain/verification/carriers.ts';
import type { Digest } from '../../../../src/domain/verification/crypto.ts';
import { keyedHash } from '../../../../src/domain/verification/schemes/keyed-hash.ts';
import { reject } from '../../../../src/domain/verification/verdict.ts';
import { aDelivery } from '../../../support/deliveries.ts';
import { aProvider } from '../../support/a-provider.ts';
import { judge } from '../../support/fixtures.ts';

const secret = 'correct-horse-battery-staple';
const body = '{"who":"Zoë 👋"}';
const now = 1_767_261_600_000;
const rejected = (code: string) => ({ verified: false, code });

/** `printf '%s%s' '<body>' '<secret>' | openssl dgst -<digest>` */
const byOpenssl: Partial<Record<Digest, string>> = {
  md5: '66bdbf781f39be08f1a8bf701d09c67b',
  sha1: 'f4d36c26cf3c6c3548e1582f87f137b597b12630',
  sha256: 'c086b73d6c4e0bdf97c091a7e9cc9b2850639c5bb880f9f3b37c081458ab27cf',
  sha512:
    '360a409af095514e5f6c135d8f1c4757e6f57bd5af01ee74faefb91ce3449ce7657a73ae540b0c14415741016de002866d094c30954112b7ea54ca696d1c43d8',
};
/** The same with the time, 1767261600, before the body. */
const timedByOpenssl = 'c404623e0922ec2fa4d0c5e1d8729d3877c5118cf85268f4588ca4dfcad09233';
/** The same with the secret before the body, and with a MAC (`-hmac`) in its place. */
const [secretFirst, hmacOfBody] = [
  '0aba78fbbf91cf8f7f74a13d04abee1af9fc238b9a5e37fd1e36fc30a93d0a44',
  '4ce8346395d2f07096964b03f808da6feaebe9c52ae199955abadf1d9f93cdbd',
] as const;

function judged(signature: string, recipe: Partial<Parameters<typeof keyedHash>[0]> = {}, sent = body) {
  const scheme = keyedHash({ digest: 'sha256', encoding: 'hex', at: header('x-hash'), ...recipe });
  const delivery = aDelivery({ headers: { 'x-hash': signature }, body: sent });
  return judge(aProvider(scheme), delivery, { secrets: ['another', secret], now });
}

describe('a hash with the secret behind the message', () => {
  it.each(Object.entries(byOpenssl))('verifies as openssl made it: %s', (digest, signature) => {
    expect(judged(signature, { digest: digest as Digest })).toMatchObject({
      verified: true,
      proof: 'signed',
      secret: { label: { position: 1 } },
    });
    expect(judged(signature, { digest: digest as Digest }, `${body} `)).toEqual(
      rejected('signature_mismatch'),
    );
  });

  it('is no other construction: neither a hash of the secret first, nor a MAC, nor a hash of what is public', () => {
    expect(judged(secretFirst)).toEqual(rejected('signature_mismatch'));
    expect(judged(hmacOfBody)).toEqual(rejected('signature_mismatch'));
    expect(judged('3dbf1c2d71f819ef2a384886762eeda11d89ca6a5e36561be7f83d22f49ef7e7')).toEqual(
      rejected('signature_mismatch'),
    );
  });

  it('has the length of its digest, and must be there', () => {
    expect(judged(String(byOpenssl.sha1))).toEqual(rejected('signature_malformed'));
    expect(judged('')).toEqual(rejected('signature_missing'));
  });

  it('is of one of the messages that its sender may have meant', () => {
    const oneOf = (...bodies: readonly string[]) => ({
      message: () => ({ oneOf: [['nothing'], ...bodies.map((one) => [one])] as const }),
    });
    const signature = String(byOpenssl.sha256);
    expect(judged(signature, oneOf(body), 'other')).toMatchObject({ verified: true });
    expect(judged(signature, oneOf(), 'other')).toEqual(rejected('signature_mismatch'));
    expect(judged(signature, { message: () => reject('body_malformed') })).toEqual(
      rejected('body_malformed'),
    );
  });

  it('is of a time that is checked, where its sender says one', () => {
    const at = (time: string, when: number) => {
      const scheme = keyedHash({
        digest: 'sha256',
        encoding: 'hex',
        at: header('x-hash'),
        time: { at: header('x-time'), unit: 's' },
        message: (request, signedAt) => [signedAt, request.body],
      });
      const delivery = aDelivery({ headers: { 'x-hash': timedByOpenssl, 'x-time': time }, body });
      return judge(aProvider(scheme), delivery, { secrets: [secret], now: when });
    };
    expect(at('1767261600', now)).toMatchObject({ verified: true });
    expect(at('1767261601', now)).toEqual(rejected('signature_mismatch'));
    expect(at('1767261600', now + 301_000)).toEqual(rejected('timestamp_too_old'));
    expect(() =>
      keyedHash({
        digest: 'sha256',
        encoding: 'hex',
        at: header('x-hash'),
        time: { at: header('x-time'), unit: 's', toleranceSeconds: 0 },
      }),
    ).toThrow(TypeError);
  });

  it('says what it proves: all, unless its sender leaves something out', () => {
    const recipe = { digest: 'sha256', encoding: 'hex', at: header('x-hash') } as const;
    expect(keyedHash(recipe)).toMatchObject({ proof: 'signed', signsUrl: false });
    expect(keyedHash({ ...recipe, proof: 'partial', signsUrl: true })).toMatchObject({
      proof: 'partial',
      signsUrl: true,
    });
  });
});

describe('a request with a hash of ours', () => {
  const { sign } = keyedHash({ digest: 'sha256', encoding: 'hex', at: header('x-hash') });
  const request = { ...aDelivery({ body }), url: 'https://hooks.example.com/hook' };

  it('has the one that openssl makes', () => {
    const signed = sign!(request, { kind: 'key', bytes: Buffer.from(secret) }, now);
    expect(signed.headers.get('x-hash')).toBe(byOpenssl.sha256);
  });

  it('is made with a secret text', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    expect(() => sign!(request, { kind: 'public', keys: [{ key: publicKey }] }, now)).toThrow(TypeError);
  });
});
