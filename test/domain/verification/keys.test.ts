import { createPrivateKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  type PublicKey,
  readCertificate,
  readJwk,
  readPem,
  signedWith,
  verifiesWith,
} from '../../../src/domain/verification/crypto.ts';
import { publicKey } from '../../../src/domain/verification/public-key-form.ts';
import { publishedForms } from '../../../src/domain/verification/published-keys.ts';

const pemOf = (key: KeyObject) => String(key.export({ format: 'pem', type: 'spki' }));
const pkcs1Of = (key: KeyObject) => String(key.export({ format: 'pem', type: 'pkcs1' }));
const ed = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** https://www.rfc-editor.org/rfc/rfc8032#section-7.1: TEST 1, 2 and 3 */
const rfc8032 = [
  {
    key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
];

const storedKey = (stored: string): PublicKey | undefined => {
  const credential = publicKey().read(stored);
  return credential?.kind === 'public' ? credential.keys[0].key : undefined;
};
const spkiOf = (hex: string) => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(hex, 'hex')]);
  return `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
};

describe('an Ed25519 key', () => {
  it.each(rfc8032)('verifies what RFC 8032 signed with it, stored as hex or as PEM: $key', (vector) => {
    const message = Buffer.from(vector.message, 'hex');
    const signature = Buffer.from(vector.signature, 'hex');
    for (const stored of [
      vector.key,
      vector.key.toUpperCase(),
      spkiOf(vector.key),
      spkiOf(vector.key).replaceAll('\n', '\r\n'),
    ]) {
      const key = storedKey(stored) as PublicKey;
      expect(verifiesWith('ed25519', key, [message], signature)).toBe(true);
      expect(verifiesWith('ed25519', key, [message, 'x'], signature)).toBe(false);
      expect(verifiesWith('ed25519', key, [message], signature.subarray(1))).toBe(false);
      expect(
        verifiesWith(
          'ed25519',
          key,
          [message],
          signature.map((byte, at) => byte ^ (at === 9 ? 1 : 0)),
        ),
      ).toBe(false);
    }
  });

  it('verifies a message in pieces as if it were one', () => {
    const signature = sign(null, Buffer.from('1.é{}'), ed.privateKey);
    expect(verifiesWith('ed25519', ed.publicKey, ['1.', Buffer.from('é'), '{}'], signature)).toBe(true);
  });

  const zeros = '0'.repeat(62);
  const bothSigns = (hex: string) => [
    hex,
    hex.slice(0, 62) + (Number.parseInt(hex.slice(62), 16) | 0x80).toString(16),
  ];
  const lowOrder = [
    `00${zeros}`,
    `01${zeros}`,
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    `ec${'f'.repeat(60)}7f`,
    `ed${'f'.repeat(60)}7f`,
    `ee${'f'.repeat(60)}7f`,
  ].flatMap(bothSigns);

  it.each(lowOrder)('by which anybody could sign is no key, however it is written: %s', (hex) => {
    const x = Buffer.from(hex, 'hex').toString('base64url');
    expect(storedKey(hex)).toBeUndefined();
    expect(publicKey().fits(hex)).toBe(false);
    expect(readPem(spkiOf(hex))).toBeUndefined();
    expect(readJwk({ kty: 'OKP', crv: 'Ed25519', x })).toBeUndefined();
    expect(
      publishedForms.jwks.read(JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x }] })),
    ).toBeUndefined();
  });
});

describe('an RSA key', () => {
  const signed = (digest: string, key: KeyObject) => sign(digest, Buffer.from('m'), key);

  it.each(['rsa-sha1', 'rsa-sha256'] as const)('verifies by its own digest only: %s', (algorithm) => {
    const [own, other] = algorithm === 'rsa-sha1' ? ['sha1', 'sha256'] : ['sha256', 'sha1'];
    expect(verifiesWith(algorithm, rsa.publicKey, ['m'], signed(String(own), rsa.privateKey))).toBe(true);
    expect(verifiesWith(algorithm, rsa.publicKey, ['m'], signed(String(other), rsa.privateKey))).toBe(false);
    expect(verifiesWith(algorithm, rsa.publicKey, ['m'], Buffer.alloc(0))).toBe(false);
  });

  it('of 1024 bits is no key', () => {
    expect(readPem(pemOf(short.publicKey))).toBeUndefined();
    expect(readPem(pkcs1Of(short.publicKey))).toBeUndefined();
    expect(readJwk(short.publicKey.export({ format: 'jwk' }))).toBeUndefined();
    expect(readPem(pemOf(rsa.publicKey))).toBeDefined();
  });
});

describe('an RSA key in PKCS #1', () => {
  it('is the same key, and nothing but an RSA key is in it', () => {
    expect(readPem(pkcs1Of(rsa.publicKey))?.equals(rsa.publicKey)).toBe(true);
    expect(publicKey('rsa-sha256').fits(pkcs1Of(rsa.publicKey))).toBe(true);
    expect(readPem(pkcs1Of(rsa.publicKey).replace('END RSA', 'END'))).toBeUndefined();
    expect(readPem(pemOf(ec.publicKey).replaceAll('PUBLIC', 'RSA PUBLIC'))).toBeUndefined();
  });
});

describe('a key of another kind', () => {
  it('made no signature', () => {
    const byRsa = sign('sha256', Buffer.from('m'), rsa.privateKey);
    const byEc = sign('sha256', Buffer.from('m'), ec.privateKey);
    const byEd = sign(null, Buffer.from('m'), ed.privateKey);
    expect(verify('sha256', Buffer.from('m'), ec.publicKey, byEc)).toBe(true);
    expect(verifiesWith('rsa-sha256', ec.publicKey, ['m'], byEc)).toBe(false);
    expect(verifiesWith('rsa-sha256', ed.publicKey, ['m'], byEd)).toBe(false);
    expect(verifiesWith('ed25519', rsa.publicKey, ['m'], byRsa)).toBe(false);
  });

  it.each([
    ['RSA', rsa.publicKey],
    ['an elliptic curve of NIST', ec.publicKey],
  ])('is not stored for an Ed25519 signature, which it would refuse for ever: %s', (_, key) => {
    expect(readPem(pemOf(key))).toBeDefined();
    expect(publicKey().fits(pemOf(key))).toBe(false);
  });
});

describe('what is no public key', () => {
  const privatePem = String(ed.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const pem = pemOf(ed.publicKey);

  it.each([
    ['a private key', privatePem],
    ['a private key of RSA', String(rsa.privateKey.export({ format: 'pem', type: 'pkcs1' }))],
    ['a private key behind a public one', pem + privatePem],
    ['a private key that is called public', privatePem.replaceAll('PRIVATE', 'PUBLIC')],
    ['two keys', pem + pem],
    ['words behind it', `${pem}x`],
    ['words before it', `x${pem}`],
    ['no end', pem.replace(/-----END.*/s, '')],
    ['another key than base64', '-----BEGIN PUBLIC KEY-----\n!!!!\n-----END PUBLIC KEY-----\n'],
    ['nothing', ''],
    ['62 digits', 'ab'.repeat(31)],
    ['66 digits', 'ab'.repeat(33)],
    ['64 characters that are no digits', 'xy'.repeat(32)],
  ])('is not read: %s', (_, stored) => {
    expect([readPem(stored), publicKey().read(stored), publicKey().fits(stored)]).toEqual([
      undefined,
      undefined,
      false,
    ]);
  });

  it('is not read from an object, nor made by us', () => {
    expect(publicKey().read({ key: pem })).toBeUndefined();
    expect([publicKey().make, publicKey().madeBy]).toEqual([undefined, 'sender']);
  });

  it.each([
    {},
    { kty: 'oct', k: 'AAAA' },
    { kty: 'RSA', n: 'AQAB', e: 'AQAB' },
    { kty: 'OKP', crv: 'Ed25519', x: '' },
  ])('is not read from %j', (jwk) => {
    expect(readJwk(jwk)).toBeUndefined();
  });

  it('is a pair whose private half is published: everybody can sign with it', () => {
    expect(readJwk(ed.publicKey.export({ format: 'jwk' }))).toBeDefined();
    expect(readJwk(ed.privateKey.export({ format: 'jwk' }))).toBeUndefined();
  });
});

describe('a certificate of openssl', () => {
  // made with `openssl req -x509 -newkey rsa:<bits> -days 2`
  const pemFile = (name: string) => readFileSync(`test/fixtures/tls/${name}.pem`, 'utf8');
  const pem = pemFile('rsa-2048');
  const key = createPrivateKey(pemFile('rsa-2048.key'));

  it('verifies what its key signed, from when to when it says', () => {
    const {
      key: read,
      from,
      until,
    } = readCertificate(pem) as NonNullable<ReturnType<typeof readCertificate>>;
    expect(verifiesWith('rsa-sha256', read, ['m'], sign('sha256', Buffer.from('m'), key))).toBe(true);
    expect(until - from).toBe(2 * 86_400_000);
    expect(from % 1000).toBe(0);
    expect(publishedForms.certificate.read(pem)).toEqual({
      kind: 'public',
      keys: [{ key: read, from, until }],
    });
  });

  it('with a short key is none', () => {
    expect(readCertificate(pemFile('rsa-1024'))).toBeUndefined();
  });

  it.each(['', 'x', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', pemOf(rsa.publicKey)])(
    'is not read from %j',
    (document) => {
      expect(readCertificate(document)).toBeUndefined();
      expect(publishedForms.certificate.read(document)).toBeUndefined();
      expect(publishedForms.certificate.read({ document })).toBeUndefined();
    },
  );
});

describe('a set of keys that is published', () => {
  const jwk = (key: KeyObject, kid?: unknown) => ({ ...key.export({ format: 'jwk' }), kid });
  const read = (set: unknown) => publishedForms.jwks.read(JSON.stringify(set));

  it('holds each key by its id; what cannot be read is passed over', () => {
    const keys = [
      7,
      null,
      [],
      { kty: 'oct', k: 'AAAA', kid: 'broken' },
      jwk(short.publicKey, 'short'),
      jwk(rsa.publicKey, 'one'),
      jwk(ed.publicKey, 'two'),
      jwk(ec.publicKey, 3),
    ];
    expect(read({ keys })).toMatchObject({
      kind: 'public',
      keys: [{ id: 'one' }, { id: 'two' }, { id: undefined }],
    });
  });

  it.each([[{}], [{ keys: [] }], [{ keys: {} }], [{ keys: [{}] }], [[]], [null], ['text']])(
    'is not read from %j',
    (set) => {
      expect(read(set)).toBeUndefined();
    },
  );

  it('is JSON, and text', () => {
    expect(publishedForms.jwks.read('{"keys":')).toBeUndefined();
    expect(publishedForms.jwks.read({ keys: '[]' })).toBeUndefined();
  });
});

it('a key of another kind signs nothing', () => {
  expect(() => signedWith('rsa-sha256', ed.privateKey, ['m'])).toThrow(TypeError);
});
