import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  X509Certificate,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Options } from '../../../src/domain/options.ts';
import { configured, defineProvider, type Provider, type Received } from '../../../src/domain/provider.ts';
import { awsSns } from '../../../src/domain/providers/aws-sns.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { signedByPair } from '../../../src/domain/verification/as-sender.ts';
import { bearer, header } from '../../../src/domain/verification/carriers.ts';
import type { KeyKind } from '../../../src/domain/verification/crypto.ts';
import { isPinned } from '../../../src/domain/verification/engine.ts';
import type { KeyPair, Scheme } from '../../../src/domain/verification/scheme.ts';
import { detachedJws } from '../../../src/domain/verification/schemes/detached-jws.ts';
import { keySet } from '../../../src/domain/verification/schemes/jose.ts';
import { jwt } from '../../../src/domain/verification/schemes/jwt.ts';
import { plaidCredential, plaidKeys } from '../../../src/domain/verification/schemes/plaid-keys.ts';
import { certificate } from '../../../src/domain/verification/schemes/public-key.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { reject } from '../../../src/domain/verification/verdict.ts';
import { samples } from '../../../src/samples/index.ts';
import type { Sample } from '../../../src/samples/sample.ts';
import { aDelivery, neededOptions } from '../../support/deliveries.ts';
import { judge } from '../support/fixtures.ts';
import { anEndpoint, everyOption } from '../support/gateways.ts';

const pemFile = (name: string) => readFileSync(`test/fixtures/tls/${name}.pem`, 'utf8');
/** Made with openssl. */
const certificateOfOurs = pemFile('rsa-2048');
const now = new X509Certificate(certificateOfOurs).validFromDate.getTime() + 60_000;

const made = (kind: 'ec' | 'ed25519') =>
  kind === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
const ours: Readonly<Record<KeyKind, KeyObject>> = {
  rsa: createPrivateKey(pemFile('rsa-2048.key')),
  ec: made('ec').privateKey,
  ed25519: made('ed25519').privateKey,
};
const others: Readonly<Record<KeyKind, KeyObject>> = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ec: made('ec').privateKey,
  ed25519: made('ed25519').privateKey,
};

/** What a gateway that trusts our pair holds: what is stored, and what is published. */
function trusting({ credential }: Scheme, { kind, publishedAt, document }: KeyPair) {
  const half = createPublicKey(ours[kind]);
  const stored = credential?.write?.(half) ?? credential?.make?.('0123456789abcdef'.repeat(4));
  return {
    secrets: stored === undefined ? [] : [stored],
    certificates: publishedAt === undefined ? {} : { [publishedAt]: document?.(half) ?? certificateOfOurs },
  };
}

function judged(provider: Provider, options: Options, sample: Sample, keys: typeof ours) {
  const endpoint = anEndpoint(provider, { options });
  const { scheme } = endpoint.provider;
  const pair = scheme.pair as KeyPair;
  const delivery = aDelivery({ method: 'POST', ...sample, receivedAt: now });
  const signed = signedByPair(delivery, endpoint, keys[pair.kind], now);
  return judge(provider, { ...delivery, ...signed }, { ...trusting(scheme, pair), now, options });
}

const withPairs = (
  await Promise.all(
    providers.flatMap((provider) =>
      [neededOptions(provider), everyOption(provider)]
        .filter((options) => configured(provider, options).scheme.pair)
        .map(async (options) => {
          const made = (await samples.get(provider.id)?.()) ?? {};
          return Object.entries(made).map(([name, make]) => ({ provider, options, name, make }));
        }),
    ),
  )
).flat();

describe('a pair of keys of ours', () => {
  it('is there for every sender whose private key nobody has', () => {
    const neither = providers.filter((provider) => {
      const { sign, pair } = configured(provider, neededOptions(provider)).scheme;
      return !sign && !pair;
    });
    expect(neither).toEqual([]);
    expect(new Set(withPairs.map(({ provider }) => provider.id)).size).toBeGreaterThanOrEqual(4);
  });

  it.each(withPairs)(
    'signs $name of $provider.id for a gateway that trusts it, and no other pair does',
    ({ provider, options, make }) => {
      const sample = make('72d3162e-cc78-11e3-81ab-4c9367dc0958');
      expect(judged(provider, options, sample, ours)).toMatchObject({ verified: true });
      expect(judged(provider, options, sample, others)).toEqual(reject('signature_mismatch'));
    },
  );

  it.each(withPairs)('is looked for at an address that $provider.id has', ({ provider, options }) => {
    const { pair, keyAddress, credential } = configured(provider, options).scheme;
    if (pair?.publishedAt === undefined) expect(credential?.write).toBeDefined();
    else expect(isPinned(pair.publishedAt, keyAddress)).toBe(true);
  });

  it('signs nothing for a sender that has none', () => {
    expect(signedByPair(aDelivery(), anEndpoint(github), ours.rsa, now)).toBeUndefined();
  });
});

describe.each<[string, Scheme, KeyKind]>([
  [
    'in a set of keys',
    jwt({
      at: bearer(),
      algorithm: 'RS256',
      keys: keySet('https://keys.example/set'),
      time: 'iat',
      proof: 'partial',
    }),
    'rsa',
  ],
  [
    'in a set of keys, for a signature beside the body',
    detachedJws({ at: header('x-jws'), algorithm: 'RS512', keys: keySet('https://keys.example/set') }),
    'rsa',
  ],
  [
    'as an answer to whoever knows the secret',
    jwt({
      at: header('plaid-verification'),
      algorithm: 'ES256',
      credential: plaidCredential.secret,
      keys: plaidKeys('sandbox'),
      time: 'iat',
      proof: 'partial',
    }),
    'ec',
  ],
  ['by itself', published('pem'), 'rsa'],
  ['in a certificate', published('certificate'), 'rsa'],
])('a pair of ours, published %s,', (_, scheme, kind) => {
  const provider = aProvider(scheme);

  it('signs for a gateway that trusts it, and no other pair does', () => {
    expect(scheme.pair?.kind).toBe(kind);
    expect(isPinned(String(scheme.pair?.publishedAt), scheme.keyAddress)).toBe(true);
    const sample = { headers: {}, body: '{"a":1}' };
    expect(judged(provider, {}, sample, ours)).toMatchObject({ verified: true });
    expect(judged(provider, {}, sample, others)).toEqual(reject('signature_mismatch'));
  });
});

describe('a pair of ours', () => {
  it('signs nothing where the request says of no algorithm by which', () => {
    const endpoint = anEndpoint(awsSns, { options: neededOptions(awsSns) });
    const request = aDelivery({ body: '{"SignatureVersion":"3"}' });
    expect(() => signedByPair(request, endpoint, ours.rsa, now)).toThrow(TypeError);
  });

  it('has a secret beside it where keys are told to whoever knows one', () => {
    const made = plaidCredential.secret.makeAll?.(() => 'ab'.repeat(32));
    const place = plaidKeys('sandbox').placeOf('sallyport');
    expect(place.at === 'told' && JSON.parse(String(place.question(new Secret(made!))))).toEqual({
      client_id: 'ab'.repeat(12),
      secret: 'ab'.repeat(15),
      key_id: 'sallyport',
    });
  });
});

function published(as: 'certificate' | 'pem'): Scheme {
  return certificate({
    at: header('x-signature'),
    encoding: 'base64',
    algorithm: 'rsa-sha256',
    certificateAt: header('x-key'),
    published: as,
    keyAddress: /https:\/\/keys[.]example\/[a-z]+[.]pem/,
    exampleAddress: 'https://keys.example/sallyport.pem',
  });
}

function aProvider(scheme: Scheme): Provider {
  return defineProvider({
    id: 'globex',
    name: 'Globex',
    docs: 'https://globex.example/docs',
    source: 'globex.example',
    answerWithinMs: 10_000,
    scheme,
    read: ({ content }: Received) => [{ type: undefined, content }],
  });
}
