import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { exportJWK, FlattenedSign } from 'jose';
import { header } from '../../../../src/domain/verification/carriers.ts';
import { detachedJws } from '../../../../src/domain/verification/schemes/detached-jws.ts';
import { keySet } from '../../../../src/domain/verification/schemes/jose.ts';
import { aDelivery } from '../../../support/deliveries.ts';
import { aProvider } from '../../support/a-provider.ts';
import { judge } from '../../support/fixtures.ts';

const now = Date.UTC(2026, 10, 23, 12);
const keysAt = 'https://keys.example/jwks.json';
const body = '{"id":"8d1f","who":"Zoë 👋"}';
const rejected = (code: string) => ({ verified: false, code });

const pairs = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  RS512: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
} as const;
type Algorithm = keyof typeof pairs;

/** As jose makes it of the body, and the same with its payload taken out. */
async function made({ alg = 'RS512', pair = alg, kid = 'two', text = body, ...more }: Made = {}) {
  const protectedHeader = { alg, ...(kid === null ? {} : { kid }), ...more };
  const jws = await new FlattenedSign(Buffer.from(text))
    .setProtectedHeader(protectedHeader)
    .sign(pairs[pair].privateKey);
  return { jws, detached: `${jws.protected}..${jws.signature}` };
}

interface Made {
  readonly alg?: Algorithm;
  readonly pair?: Algorithm;
  readonly kid?: string | null;
  readonly text?: string;
}

async function judged(shown: string, algorithm: Algorithm = 'RS512', sent = body, kids = ['one', 'two']) {
  const jwk = await exportJWK(pairs[algorithm].publicKey);
  const certificates = { [keysAt]: JSON.stringify({ keys: kids.map((kid) => ({ ...jwk, kid })) }) };
  const scheme = detachedJws({ at: header('x-jws'), algorithm, keys: keySet(keysAt) });
  const delivery = aDelivery({ headers: { 'x-jws': shown }, body: sent });
  return judge(aProvider(scheme), delivery, { secrets: [], now, certificates });
}

describe('a JWS beside the body', () => {
  it.each(Object.keys(pairs) as Algorithm[])('verifies as jose made it with %s', async (alg) => {
    const { detached } = await made({ alg });
    expect(await judged(detached, alg)).toEqual({
      verified: true,
      proof: 'signed',
      secret: expect.anything(),
    });
  });

  it('is over every byte of the body', async () => {
    const { detached } = await made();
    expect(await judged(detached, 'RS512', `${body} `)).toEqual(rejected('signature_mismatch'));
    expect(await judged(detached, 'RS512', '')).toEqual(rejected('signature_mismatch'));
    expect(await judged((await made({ text: '' })).detached, 'RS512', '')).toMatchObject({ verified: true });
  });

  it('is by the algorithm of its sender, whatever it says of itself', async () => {
    const { detached } = await made({ alg: 'RS256', pair: 'RS512' });
    expect(await judged(detached)).toEqual(rejected('signature_malformed'));
    const [, , signature = ''] = detached.split('.');
    const renamed = Buffer.from('{"alg":"RS512","kid":"two"}').toString('base64url');
    expect(await judged(`${renamed}..${signature}`)).toEqual(rejected('signature_mismatch'));
    const none = Buffer.from('{"alg":"none","kid":"two"}').toString('base64url');
    expect(await judged(`${none}..`)).toEqual(rejected('signature_malformed'));
  });

  it('is by the key that it names', async () => {
    const { detached } = await made({ kid: 'three' });
    expect(await judged(detached)).toEqual(rejected('signature_mismatch'));
    expect(await judged(detached, 'RS512', body, ['one', 'three'])).toMatchObject({ verified: true });
    expect(await judged((await made({ kid: null })).detached)).toEqual(rejected('key_not_trusted'));
    expect(await judged((await made({ pair: 'RS256' })).detached)).toEqual(rejected('signature_mismatch'));
  });

  it('has no extension that must be understood', async () => {
    const { jws } = await made();
    const critical = Buffer.from('{"alg":"RS512","kid":"two","crit":["b64"],"b64":false}').toString(
      'base64url',
    );
    expect(await judged(`${critical}..${jws.signature}`)).toEqual(rejected('signature_malformed'));
  });

  it('has no payload of its own', async () => {
    const { jws } = await made();
    expect(await judged(`${jws.protected}.${jws.payload}.${jws.signature}`)).toEqual(
      rejected('signature_malformed'),
    );
  });

  it('has three parts', async () => {
    const { detached } = await made();
    const malformed = [`${detached}.`, `${detached}.AAAA`, detached.replace(/[.][^.]*$/, ''), 'abc', '..'];
    for (const shown of malformed) expect(await judged(shown)).toEqual(rejected('signature_malformed'));
    for (const shown of [`${detached}=`, `${detached} `, ` ${detached}`, `${detached},${detached}`])
      expect(await judged(shown)).toEqual(rejected('signature_malformed'));
  });

  it('must be there', async () => {
    expect(await judged('')).toEqual(rejected('signature_missing'));
  });
});

describe('a request with a JWS of ours', () => {
  it.each(Object.keys(pairs) as Algorithm[])(
    'verifies where its key is published under its name: %s',
    async (algorithm) => {
      const scheme = detachedJws({ at: header('x-jws'), algorithm, keys: keySet(keysAt) });
      const request = { ...aDelivery({ body }), url: 'https://hooks.example.com/hook' };
      const { kind, publishedAt, publishedId = '', sign } = scheme.pair!;
      expect([kind, publishedAt]).toEqual([pairs[algorithm].privateKey.asymmetricKeyType, keysAt]);
      const signed = sign(request, pairs[algorithm].privateKey, now);
      const shown = signed.headers.get('x-jws') ?? '';
      expect(await judged(shown, algorithm, body, [publishedId])).toMatchObject({ verified: true });
    },
  );
});
