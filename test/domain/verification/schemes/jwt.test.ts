import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { tokenBody } from '../../../../src/domain/verification/body-carriers.ts';
import { bearer, header } from '../../../../src/domain/verification/carriers.ts';
import { base64Key } from '../../../../src/domain/verification/credential-forms.ts';
import { bodyHash } from '../../../../src/domain/verification/schemes/body-hash.ts';
import { keySet } from '../../../../src/domain/verification/schemes/jose.ts';
import { claimsIn, type JwtRecipe, jwt } from '../../../../src/domain/verification/schemes/jwt.ts';
import { aDelivery } from '../../../support/deliveries.ts';
import { aProvider } from '../../support/a-provider.ts';
import { judge } from '../../support/fixtures.ts';

const now = Date.UTC(2026, 10, 23, 12);
const seconds = now / 1000;
const key = 'correct-horse-battery-staple-7Kq2ZfWm9x';
const keysAt = 'https://keys.example/jwks.json';
const at = header('x-token');
const body = '{"a":1}';
const sha256 = createHash('sha256').update(body).digest('hex');
const verified = { verified: true };
const rejected = (code: string) => ({ verified: false, code });

const usual: JwtRecipe = { at, algorithm: 'HS256', proof: 'partial', time: 'exp' };

const pairs = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  RS512: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
} as const;

function judged(recipe: JwtRecipe, token: string, secrets = [key], certificates = {}, sent = body) {
  const delivery = aDelivery({ headers: { 'x-token': token }, body: sent });
  return judge(aProvider(jwt(recipe)), delivery, { secrets, now, certificates });
}

async function made(
  claims: JWTPayload,
  by: Parameters<SignJWT['sign']>[0] = Buffer.from(key),
  head: Parameters<SignJWT['setProtectedHeader']>[0] = { alg: 'HS256' },
) {
  return await new SignJWT(claims).setProtectedHeader(head).sign(by);
}

const good = { exp: seconds + 60 };

describe('a token by a shared key', () => {
  it('is that of RFC 7515, appendix A.1', () => {
    const token =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const secret = Buffer.from(
      'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
      'base64url',
    ).toString('base64');
    const provider = aProvider(jwt({ ...usual, credential: base64Key(), about: { iss: 'joe' } }));
    const delivery = aDelivery({ headers: { 'x-token': token } });
    const at1300 = { secrets: [secret], now: 1_300_819_379_000 };
    expect(judge(provider, delivery, at1300)).toMatchObject(verified);
    expect(judge(provider, delivery, { ...at1300, now: 1_300_819_441_000 })).toEqual(
      rejected('timestamp_too_old'),
    );
  });

  it.each(['HS256', 'HS384', 'HS512'] as const)(
    'verifies as jose made it with %s, and by no other key',
    async (alg) => {
      const token = await made(good, Buffer.from(key), { alg });
      expect(judged({ ...usual, algorithm: alg }, token)).toMatchObject(verified);
      expect(judged({ ...usual, algorithm: alg }, token, [`${key}x`])).toEqual(
        rejected('signature_mismatch'),
      );
    },
  );
});

describe('a token by a pair of keys', () => {
  it.each(Object.entries(pairs))(
    'verifies as jose made it with %s, by the key that it names',
    async (alg, pair) => {
      const algorithm = alg as keyof typeof pairs;
      const token = await made(good, pair.privateKey, { alg, kid: 'two' });
      const jwk = await exportJWK(pair.publicKey);
      const recipe = { ...usual, algorithm, keys: keySet(keysAt) };
      const documents = (...kids: readonly string[]) => ({
        [keysAt]: JSON.stringify({ keys: kids.map((kid) => ({ ...jwk, kid })) }),
      });
      expect(judged(recipe, token, [], documents('one', 'two'))).toMatchObject(verified);
      expect(judged(recipe, token, [], documents('one'))).toEqual(rejected('signature_mismatch'));
      expect(
        judged(
          { ...recipe, algorithm: algorithm === 'RS256' ? 'RS512' : 'RS256' },
          token,
          [],
          documents('two'),
        ),
      ).toEqual(rejected('signature_malformed'));
    },
  );

  it('is by the key that is stored, where none is published', async () => {
    const stored = String(pairs.ES256.publicKey.export({ format: 'pem', type: 'spki' }));
    const token = await made(good, pairs.ES256.privateKey, { alg: 'ES256' });
    expect(judged({ ...usual, algorithm: 'ES256' }, token, [stored])).toMatchObject(verified);
  });

  it('must name its key, where several are published', async () => {
    const token = await made(good, pairs.RS256.privateKey, { alg: 'RS256' });
    expect(judged({ ...usual, algorithm: 'RS256', keys: keySet(keysAt) }, token)).toEqual(
      rejected('key_not_trusted'),
    );
  });
});

describe('what a token says of itself', () => {
  it('chooses nothing: neither no algorithm, nor the public key as a shared one', async () => {
    const pem = String(pairs.RS256.publicKey.export({ format: 'pem', type: 'spki' }));
    const confused = await made(good, Buffer.from(pem), { alg: 'HS256' });
    expect(judged({ ...usual, algorithm: 'RS256' }, confused, [pem])).toEqual(
      rejected('signature_malformed'),
    );
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(good)).toString('base64url')}.`;
    expect(judged(usual, none)).toEqual(rejected('signature_malformed'));
  });

  it('is not passed over where it must be understood', async () => {
    const token = await made(good);
    const [, claims = '', signature = ''] = token.split('.');
    const critical = Buffer.from('{"alg":"HS256","crit":["exp"]}').toString('base64url');
    expect(judged(usual, `${critical}.${claims}.${signature}`)).toEqual(rejected('signature_malformed'));
  });

  it.each([
    ['is no token', 'abc'],
    ['has a part too many', 'e30.e30.AAAA.AAAA'],
    ['has claims that are no object', 'eyJhbGciOiJIUzI1NiJ9.W10.AAAA'],
    ['has claims that are no JSON', 'eyJhbGciOiJIUzI1NiJ9.QQ.AAAA'],
    ['has claims that are no text', 'eyJhbGciOiJIUzI1NiJ9._w.AAAA'],
    ['has padding', 'eyJhbGciOiJIUzI1NiJ9.e30=.AAAA'],
    [
      'has a header of many kilobytes',
      `${Buffer.from(`{"alg":"HS256","x":"${'x'.repeat(4_096)}"}`).toString('base64url')}.e30.AAAA`,
    ],
    ['is longer than any', `eyJhbGciOiJIUzI1NiJ9.${'A'.repeat(1_100_000)}.AAAA`],
  ])('is refused where it %s', (_, token) => {
    expect(judged(usual, token)).toEqual(rejected('signature_malformed'));
  });

  it('must be there', () => {
    expect(judged(usual, '')).toEqual(rejected('signature_missing'));
  });
});

describe('the times of a token', () => {
  const of = async (claims: object, recipe: Partial<JwtRecipe> = {}) =>
    judged({ ...usual, ...recipe }, await made(claims as JWTPayload));

  it('end it a minute after its own end, since clocks differ', async () => {
    expect(await of({ exp: seconds - 59 })).toMatchObject(verified);
    expect(await of({ exp: seconds - 60 })).toEqual(rejected('timestamp_too_old'));
  });

  it('begin it, a minute early at most', async () => {
    for (const name of ['nbf', 'iat']) {
      expect(await of({ ...good, [name]: seconds + 60 })).toMatchObject(verified);
      expect(await of({ ...good, [name]: seconds + 61 })).toEqual(rejected('timestamp_in_future'));
    }
  });

  it('must be there where its sender always says it, and be numbers', async () => {
    expect(await of({})).toEqual(rejected('timestamp_malformed'));
    expect(await of({ exp: `${seconds + 60}` })).toEqual(rejected('timestamp_malformed'));
    expect(await of({ iat: seconds }, { time: 'iat' })).toMatchObject(verified);
    expect(await of(good, { time: 'iat' })).toEqual(rejected('timestamp_malformed'));
    expect(await of({}, { time: 'never' })).toMatchObject(verified);
    expect(await of({ exp: seconds - 61 }, { time: 'never' })).toEqual(rejected('timestamp_too_old'));
  });

  it('let one that only says when it was made be five minutes old, or what its sender says', async () => {
    expect(await of({ iat: seconds - 299 }, { time: 'iat' })).toMatchObject(verified);
    expect(await of({ iat: seconds - 300 }, { time: 'iat' })).toEqual(rejected('timestamp_too_old'));
    expect(await of({ iat: seconds - 300 }, { time: 'iat', maxAgeSeconds: 600 })).toMatchObject(verified);
    expect(await of({ iat: seconds - 1, exp: seconds - 61 }, { time: 'iat' })).toEqual(
      rejected('timestamp_too_old'),
    );
  });
});

describe('the claims of a token', () => {
  const of = async (claims: JWTPayload, recipe: Partial<JwtRecipe>) =>
    judged({ ...usual, ...recipe }, await made({ ...good, ...claims }));

  it('must name who made it, and for whom, alone or in a list', async () => {
    const about = { iss: ['a', 'b'], aud: 'us' };
    expect(await of({ iss: 'b', aud: 'us' }, { about })).toMatchObject(verified);
    expect(await of({ iss: 'b', aud: ['them', 'us'] }, { about })).toMatchObject(verified);
    for (const claims of [
      { iss: 'c', aud: 'us' },
      { iss: 'b', aud: 'them' },
      { iss: 'b' },
      { aud: 'us' },
      {},
    ])
      expect(await of(claims, { about })).toEqual(rejected('not_for_this_endpoint'));
  });

  it('bind the body, where its sender says so', async () => {
    const binds = { sha256: bodyHash('hex') };
    expect(await of({ sha256 }, { binds })).toMatchObject(verified);
    expect(await of({ sha256: sha256.toUpperCase() }, { binds })).toEqual(rejected('body_hash_mismatch'));
    expect(await of({}, { binds })).toEqual(rejected('body_hash_mismatch'));
    const token = await made({ ...good, sha256 });
    expect(judged({ ...usual, binds }, token, [key], {}, `${body} `)).toEqual(rejected('body_hash_mismatch'));
  });

  it('must not be there of which the request makes nothing', async () => {
    const binds = { sha256: () => undefined };
    expect(await of({}, { binds })).toMatchObject(verified);
    for (const said of [sha256, '', null, []])
      expect(await of({ sha256: said }, { binds })).toEqual(rejected('body_hash_mismatch'));
  });

  it('are what a token delivers that is the whole body', async () => {
    const token = await made({ ...good, data: '{"x":1}' });
    const provider = aProvider(jwt({ ...usual, at: tokenBody(), proof: 'signed' }));
    expect(judge(provider, aDelivery({ body: token }), { secrets: [key], now })).toMatchObject(verified);
    expect(claimsIn(token)).toMatchObject({ data: '{"x":1}' });
    expect(claimsIn('nothing')).toBeUndefined();
  });
});

describe('a request with a token of ours', () => {
  const recipe: JwtRecipe = {
    ...usual,
    at: bearer(),
    about: { iss: ['a', 'b'], aud: ({ url }) => url },
    binds: { sha256: bodyHash('hex') },
    alsoSays: () => ({ sub: 'x' }),
  };
  const request = { ...aDelivery({ body }), url: 'https://hooks.example.com/hook' };

  it('verifies, with all that its sender says', () => {
    for (const time of ['exp', 'iat', 'never'] as const) {
      const provider = aProvider(jwt({ ...recipe, time }));
      const signed = provider.scheme.sign!(request, { kind: 'key', bytes: Buffer.from(key) }, now);
      expect(judge(provider, { ...request, ...signed }, { secrets: [key], now })).toMatchObject(verified);
    }
    expect(() =>
      jwt(recipe).sign!(request, { kind: 'public', keys: [{ key: pairs.RS256.publicKey }] }, now),
    ).toThrow(TypeError);
  });

  it.each(Object.entries(pairs))(
    'verifies with a pair of keys for %s, stored or published',
    async (alg, pair) => {
      const algorithm = alg as keyof typeof pairs;
      const stored = jwt({ ...recipe, algorithm });
      const pem = String(pair.publicKey.export({ format: 'pem', type: 'spki' }));
      const signed = stored.pair!.sign(request, pair.privateKey, now);
      expect(judge(aProvider(stored), { ...request, ...signed }, { secrets: [pem], now })).toMatchObject(
        verified,
      );
      const published = jwt({ ...recipe, algorithm, keys: keySet(keysAt) });
      const { publishedAt = '', publishedId, sign } = published.pair!;
      const certificates = {
        [publishedAt]: JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: publishedId }] }),
      };
      const named = sign(request, pair.privateKey, now);
      expect(
        judge(aProvider(published), { ...request, ...named }, { secrets: [], now, certificates }),
      ).toMatchObject(verified);
    },
  );
});
