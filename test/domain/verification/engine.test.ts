import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { configured } from '../../../src/domain/provider.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { header } from '../../../src/domain/verification/carriers.ts';
import type { Claim, KeyPlace, MacClaim } from '../../../src/domain/verification/claim.ts';
import type { DatedKey } from '../../../src/domain/verification/credential.ts';
import { text } from '../../../src/domain/verification/credential-forms.ts';
import { hash, mac } from '../../../src/domain/verification/crypto.ts';
import { Engine, isPinned } from '../../../src/domain/verification/engine.ts';
import { judge } from '../../../src/domain/verification/judge.ts';
import type { Scheme, Signable } from '../../../src/domain/verification/scheme.ts';
import { token } from '../../../src/domain/verification/schemes/token.ts';
import { replaced, Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { signable } from '../../../src/domain/verification/signed-url.ts';
import type { Secrets } from '../../../src/ports/secrets.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { FixedSecrets, publishing } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { canSignBody, ownBodies } from '../support/bodies.ts';
import { judge as judgeDelivery } from '../support/fixtures.ts';

const mismatch = { verified: false, code: 'signature_mismatch' };
const secrets = (...values: string[]) =>
  values.map((value, position) => new Secret(value, { stage: 'current', position }));
const claimOf = (key: string): Claim => ({
  kind: 'mac',
  digest: 'sha256',
  macs: [mac('sha256', key, ['m'])],
  messages: [['m']],
});

type HashClaim = Extract<Claim, { kind: 'hash' }>;
type EveryClaim = Extract<Claim, { kind: 'every' }>;

const hex = (digits: string) => Buffer.from(digits, 'hex');
const macOf = (message: string, digits: string): MacClaim => ({
  kind: 'mac',
  digest: 'sha256',
  macs: [hex(digits)],
  messages: [[message]],
});
/** By either of two secrets: the one that the vectors are made with, and the one before it. */
const confirmedByOpenssl = (claim: Claim) =>
  judge(claim, secrets('tr0ub4dor-and-three', 'correct-horse-battery-staple'), text(), 'signed', 0).verified;

describe('a claim', () => {
  it('is tried with the secrets in their order, up to the first that confirms it', () => {
    const tried: unknown[] = [];
    const form = text();
    const watched = {
      read: (stored: Parameters<typeof form.read>[0]) => {
        tried.push(stored);
        return form.read(stored);
      },
    };
    expect(judge(claimOf('old'), secrets('new', 'old', 'oldest'), watched, 'signed', 0)).toMatchObject({
      verified: true,
      proof: 'signed',
      secret: { label: { stage: 'current', position: 1 }, isOld: true },
    });
    expect(tried).toEqual(['new', 'old']);
  });

  it.each([[[]], [['a']], [['a', 'b']]])('is rejected when no secret of %j confirms it', (values) => {
    expect(judge(claimOf('c'), secrets(...values), text(), 'signed', 0)).toEqual(mismatch);
  });

  it('may be confirmed by a secret that was replaced, until its time is over', () => {
    const old = new Secret('s', { ...replaced(0, 1), position: 0 });
    const at = (now: number) => judge(claimOf('s'), [old], text(), 'signed', now);
    expect(at(999)).toMatchObject({
      verified: true,
      secret: { label: { stage: 'previous' }, isOld: true },
    });
    expect(at(1_000)).toEqual(mismatch);
  });

  it.each(providers.map((one) => configured(one)).filter(({ scheme }) => scheme.sign))(
    'is never confirmed by an empty secret: $id',
    (provider) => {
      const body = canSignBody(provider, '{}') ? '{}' : ownBodies(provider)[0]!;
      const delivery = signed(aDelivery({ rawQuery: 'a=1', body }), provider, '');
      const publicUrl = 'https://hooks.example.com/hook?a=1';
      const verdict = judgeDelivery(provider, delivery, {
        secrets: ['', ''],
        now: delivery.receivedAt,
        publicUrl,
      });
      expect(verdict.verified).toBe(false);
    },
  );

  it('of a hash is of one of its messages with the secret behind it, as openssl makes it', () => {
    const hashed = (hashes: HashClaim['hashes'], ...messages: HashClaim['messages']) =>
      confirmedByOpenssl({ kind: 'hash', digest: 'sha256', hashes, messages });
    // printf '%s%s' one <secret> | openssl dgst -sha256
    const one = hex('33ed824902a7c8bb6c9b701c39d106528cd7eec53c23b498dadfabafd7eb5561');
    // printf '%s%s' <secret> one | openssl dgst -sha256
    const secretFirst = hex('2a9f0416e07dedb79866b5be923b0053d19c849b3d24e30c84f105c2942f20d5');
    expect(hashed([one], ['one'])).toBe(true);
    expect(hashed([secretFirst, one], ['two'], ['on', 'e'])).toBe(true);
    expect(hashed([one], ['two'])).toBe(false);
    expect(hashed([secretFirst], ['one'])).toBe(false);
    expect(hashed([one.subarray(1)], ['one'])).toBe(false);
  });

  it('of every item is true where each of them is, by one key, as openssl makes them', () => {
    const every = (...claims: EveryClaim['claims']) => confirmedByOpenssl({ kind: 'every', claims });
    // printf one | openssl dgst -sha256 -hmac <secret>, and so on
    const one = macOf('one', 'd99a41f975c18f74500507f504a46cd71da8642656082be1762386134f6a7696');
    const two = macOf('two', '99efa741f2513c96331946d5be7ad633e0a809e6243e1cb36421845de3caedca');
    const byAnother = macOf('two', '13a6f7764656ed6528b9ea6e49897efa0dc5e4763a1114d140f365703777b929');
    expect(every(one)).toBe(true);
    expect(every(one, two)).toBe(true);
    expect(every(two, one, two)).toBe(true);
    expect(every(byAnother)).toBe(true);
    expect(every(one, byAnother)).toBe(false);
    expect(every(byAnother, one)).toBe(false);
    expect(every(one, { ...two, messages: [['three']] })).toBe(false);
  });

  it('is not confirmed by a credential of another kind', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const signature = sign(null, Buffer.from('m'), privateKey);
    const claims: readonly Claim[] = [
      claimOf('k'),
      { kind: 'token', shown: 'k' },
      { kind: 'hash', digest: 'sha256', hashes: [hash('sha256', ['m', 'k'])], messages: [['m']] },
      { kind: 'every', claims: [claimOf('k') as MacClaim] },
      {
        kind: 'signature',
        algorithm: 'ed25519',
        signatures: [signature],
        messages: [['m']],
        key: { at: 'stored' },
      },
    ];
    const forms = {
      key: { read: () => ({ kind: 'key', bytes: Buffer.from('k') }) as const },
      public: { read: () => ({ kind: 'public', keys: [{ key: publicKey }] }) as const },
    };
    const confirmedBy = (form: (typeof forms)[keyof typeof forms]) =>
      claims.map((claim) => judge(claim, secrets('x'), form, 'signed', 0).verified);
    expect(confirmedBy(forms.key)).toEqual([true, true, true, true, false]);
    expect(confirmedBy(forms.public)).toEqual([false, false, false, false, true]);
  });
});

describe('a key that is published', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const url = 'https://keys.example/a';
  const by = (key: KeyPlace, dated: Partial<DatedKey>, now = 5) => {
    const claim: Claim = {
      kind: 'signature',
      algorithm: 'ed25519',
      signatures: [sign(null, Buffer.from('m'), privateKey)],
      messages: [['m']],
      key,
    };
    const form = { read: () => ({ kind: 'public', keys: [{ key: publicKey, ...dated }] }) as const };
    return judge(claim, secrets('document'), form, 'signed', now).verified;
  };

  it('counts in a set only by the id that the request names', () => {
    const named = { at: 'jwks', url, keyId: 'one' } as const;
    expect([by(named, { id: 'one' }), by(named, { id: 'two' }), by(named, {})]).toEqual([true, false, false]);
  });

  it('counts from when to when its certificate says', () => {
    const at = (now: number) => by({ at: 'certificate', url }, { from: 5, until: 7 }, now);
    expect([4, 5, 7, 8].map(at)).toEqual([false, true, true, false]);
  });
});

describe('the engine', () => {
  const request = (shown: string): Signable => signable(aDelivery({ headers: { 'x-token': shown } }), {});
  const by = { scheme: token(header('x-token')), secretId: 's' };

  it('looks once more before it says no, since a secret may have been changed a moment ago', async () => {
    let refreshed = 0;
    const rotated: Secrets = {
      get: async () => [new Secret('old')],
      refresh: async () => {
        refreshed += 1;
        return [new Secret('new')];
      },
    };
    const engine = new Engine(rotated, publishing({}), new ManualClock());
    expect(await engine.verify(request('new'), by)).toMatchObject({ verified: true, proof: 'token' });
    expect(await engine.verify(request('other'), by)).toEqual(mismatch);
    expect(await engine.verify(request('old'), by)).toMatchObject({ verified: true });
    expect(refreshed).toBe(2);
  });

  it('asks for no key at an address that its scheme does not pin', async () => {
    const asked: string[] = [];
    const keys: Secrets = {
      get: async (url) => {
        asked.push(url);
        return [];
      },
      refresh: async () => undefined,
    };
    const at = (url: string): Scheme => ({
      proof: 'signed',
      signsUrl: false,
      keyAddress: /https:\/\/keys[.]example\/[a-z]+[.]pem/,
      examine: () => ({
        kind: 'signature',
        algorithm: 'rsa-sha256',
        signatures: [Buffer.from('s')],
        messages: [['m']],
        key: { at: 'certificate', url },
      }),
    });
    const engine = new Engine(new FixedSecrets({}), keys, new ManualClock());
    const verdict = async (url: string) => await engine.verify(request(''), { scheme: at(url) });
    expect(await verdict('https://bad.example/https://keys.example/a.pem')).toMatchObject({
      code: 'key_not_trusted',
    });
    expect(asked).toEqual([]);
    expect(await verdict('https://keys.example/a.pem')).toEqual(mismatch);
    expect(asked).toEqual(['https://keys.example/a.pem']);
  });

  it('refuses a scheme that does not say how its credential is read: that is a bug', async () => {
    const { credential: _, ...bare } = by.scheme;
    const engine = new Engine(new FixedSecrets({ s: ['s'] }), publishing({}), new ManualClock());
    await expect(engine.verify(request('s'), { scheme: bare, secretId: 's' })).rejects.toThrow(TypeError);
    await expect(engine.verify(request('s'), { scheme: by.scheme })).rejects.toThrow(TypeError);
  });

  it('makes a MAC of a challenge with the newest secret, and with nothing else', async () => {
    const engine = new Engine(new FixedSecrets({ s: ['new', 'old'] }), publishing({}), new ManualClock());
    const how = { digest: 'sha256', encoding: 'hex' } as const;
    expect(await engine.macOf('c', how, by)).toBe(Buffer.from(mac('sha256', 'new', ['c'])).toString('hex'));
    const keyless = { ...by.scheme, credential: { ...text(), read: () => undefined } };
    await expect(engine.macOf('c', how, { scheme: keyless, secretId: 's' })).rejects.toThrow(TypeError);
  });
});

describe('an address', () => {
  const pinned = /https:\/\/keys[.]example\/[a-z]+[.]pem/;

  it.each([
    ['https://keys.example/a.pem', true],
    ['https://keys.example/a.pem?x', false],
    ['https://keys.example/a.pem#x', false],
    ['https://keys.example@bad.example/a.pem', false],
    ['https://bad.example/?https://keys.example/a.pem', false],
    ['http://keys.example/a.pem', false],
    ['https://keys.example/a.pem\n', false],
    ['', false],
  ])('is pinned as a whole or not at all: %j', (url, is) => {
    expect(isPinned(url, pinned)).toBe(is);
    expect(isPinned(url, undefined)).toBe(false);
  });

  it('is never one without TLS, whatever a scheme pins', () => {
    expect(isPinned('http://keys.example/a.pem', /http:\/\/keys[.]example\/a[.]pem/)).toBe(false);
  });
});
