import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../src/domain/delivery.ts';
import { configured } from '../../../src/domain/provider.ts';
import { type ProviderId, providers } from '../../../src/domain/providers/index.ts';
import type { StoredValue } from '../../../src/domain/verification/credential.ts';
import {
  type Attack,
  bodyAttacks,
  dense,
  signatureAttacks,
  signatureFlips,
  strideOf,
  urlAttacks,
} from '../support/attacks.ts';
import { conformanceOf, conformancePage, isProven } from '../support/conformance.ts';
import { deliveryOf, judge, spotsOf, validFixturesOf } from '../support/fixtures.ts';
import { everyOption } from '../support/gateways.ts';
import { saidBy } from '../support/normalised.ts';
import { decode, encode, type SignatureSpot, shownAt } from '../support/signature-spot.ts';
import { genuineSignature, inTheWordsOf, spotOf } from '../support/signatures.ts';
import { signedPartAttacks } from '../support/signed-parts.ts';

const least = { providers: 100, proven: 60 };

/** What was turned away, by provider. */
const rejected = new Map<string, number>();

const cases = providers.flatMap((provider) =>
  validFixturesOf(provider.id).map(
    (fixture, place) =>
      [`${provider.id} ${fixture.id}`, configured(provider, fixture.options), fixture, place] as const,
  ),
);

/**
 * What a form says: its names and values, decoded and sorted. Who signs this text and not the bytes takes `%2B` and
 * `%2b`, or two fields that change places, for the same delivery.
 */
function saidByForm({ body, headers }: Delivery): string | undefined {
  if (!headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return undefined;
  const pairs = [...new URLSearchParams(Buffer.from(body).toString())].map(([name, value]) => name + value);
  return [...new Set(pairs)].sort().join('');
}

/** None is empty: a field that is not there verifies nothing, as an empty one does. */
function otherSecrets(secret: StoredValue): readonly StoredValue[] {
  if (typeof secret === 'string')
    return ['', ' ', `${secret}\n`, ` ${secret}`, secret.slice(1), secret.toUpperCase() + 1, `${secret}\0x`];
  const [[name, value] = ['', '']] = Object.entries(secret);
  return otherSecrets(value).map((other) => ({ ...secret, [name]: String(other) }));
}

describe.each(cases)('a delivery like %s', (_, provider, fixture, place) => {
  const id = provider.id as ProviderId;
  const { scheme } = provider;
  const stride = strideOf(id, fixture);
  const verified = (delivery: Delivery) => judge(provider, delivery, fixture).verified;
  const taken = (attacks: readonly Attack[]) =>
    attacks.filter(([, delivery]) => verified(delivery)).map(([name]) => name);
  const count = (attacks: number) => rejected.set(id, (rejected.get(id) ?? 0) + attacks);
  const accepted = (attacks: readonly Attack[]) => {
    count(attacks.length);
    return taken(attacks);
  };
  const verifiedBy = (position: number) => ({
    verified: true,
    proof: scheme.proof,
    secret: { label: { stage: 'current', position } },
  });
  const mismatch = { verified: false, code: 'signature_mismatch' };

  if (scheme.credential && !scheme.keyAddress) {
    // of several that are stored, one is that of this delivery
    const secret = fixture.secrets.find(
      (one) => judge(provider, deliveryOf(fixture), { ...fixture, secrets: [one] }).verified,
    )!;

    it('is verified with its secret in the first and in any later place, and says in which', () => {
      const index = (secrets: readonly StoredValue[]) =>
        judge(provider, deliveryOf(fixture), { ...fixture, secrets });
      expect(index([secret])).toEqual(verifiedBy(0));
      expect(index(['newer', secret])).toEqual(verifiedBy(1));
      expect(index(['', 'newer', secret, secret])).toEqual(verifiedBy(2));
    });

    it('is rejected with every other secret', () => {
      // the last line of a key as PEM may have an end
      const isPem = typeof secret === 'string' && secret.startsWith('-----BEGIN ');
      const others = otherSecrets(secret).filter((other) => !(isPem && other === `${secret}\n`));
      expect(others.length).toBeGreaterThan(5);
      count(others.length);
      for (const other of others)
        expect(judge(provider, deliveryOf(fixture), { ...fixture, secrets: [other] })).toEqual(mismatch);
    });
  } else {
    it('is rejected where another key, or none, is published at the address that it names', () => {
      const published = Object.entries(fixture.certificates ?? {});
      const judged = (certificates: Readonly<Record<string, string>>) =>
        judge(provider, deliveryOf(fixture), { ...fixture, certificates });
      const own = published
        .filter(([url, document]) => judged({ [url]: document }).verified)
        .map(([, document]) => keyOf(document));
      const other = published
        .map(([, document]) => document)
        .find((document) => keyOf(document) && !own.includes(keyOf(document)));
      expect(own).toHaveLength(1);
      for (const document of [other ?? anotherKey, '']) {
        const certificates = Object.fromEntries(published.map(([url]) => [url, document]));
        expect(judged(certificates)).toEqual(mismatch);
      }
    });
  }

  it('is rejected with any other signature', () => {
    expect(accepted(signatureAttacks(id, fixture))).toEqual([]);
    expect(accepted(signatureFlips(id, fixture, stride))).toEqual([]);
  });

  if (scheme.proof === 'signed')
    it('is rejected with any other body', () => {
      const { covers } = genuineSignature(id, fixture).spot;
      const said = covers === 'form' ? saidByForm : covers === 'fields' ? fieldsOf : bytesOf;
      const first = said(deliveryOf(fixture));
      const others = bodyAttacks(fixture, stride);
      expect(accepted(others.filter(([, other]) => first === undefined || said(other) !== first))).toEqual(
        [],
      );
    });

  if (scheme.signsUrl)
    it('is rejected at any other URL', () => {
      expect(accepted(urlAttacks(fixture, stride))).toEqual([]);
    });

  if (scheme.proof !== 'token')
    it('is rejected with another time, id or claim beside its signature, where its provider signs them', () => {
      expect(accepted(signedPartAttacks(id, provider, fixture, stride))).toEqual([]);
    });

  if (scheme.proof === 'partial')
    it('is taken with another body by a signature that does not cover it: no more is claimed than is so', () => {
      expect(taken(bodyAttacks(fixture, stride))).not.toEqual([]);
    });

  it('is rejected by every other provider, also in the words of that provider', () => {
    const { signature, spot } = genuineSignature(id, fixture);
    const delivery = deliveryOf(fixture);
    const others = providers.filter((one) => one.id !== id);
    const takenBy: string[] = [];
    // in turns, so that the deliveries of one sender together meet all the others
    for (const other of others.filter((_, at) => (at + place) % stride === 0)) {
      const { encoding } = spotOf(other.id);
      const options = everyOption(other);
      const translated = encode(decode(signature, spot.encoding), encoding);
      const attacks = [signature, translated].map((mac) =>
        inTheWordsOf(other.id, delivery, mac, fixture.now),
      );
      // whoever is shown a secret is shown it in any words
      const showsAlike = scheme.proof === 'token' && configured(other, options).scheme.proof === 'token';
      const isAlike = signsAlike(spot, id, other.id) || showsAlike;
      // some sign for the receivers of another, too, in their words
      const isSame = isAlike && shownAt(delivery, spotOf(other.id)) !== undefined;
      const all = [...(isSame ? [] : [delivery]), ...(isAlike ? [] : attacks)];
      count(all.length);
      for (const attack of all)
        if (judge(other, attack, { ...fixture, options }).verified) takenBy.push(other.id);
    }
    expect(takenBy).toEqual([]);
  });

  function fieldsOf(delivery: Delivery): string {
    return saidBy(provider, delivery);
  }
});

function bytesOf({ body }: Delivery): string {
  return Buffer.from(body).toString('latin1');
}

/** Whether two sign the same text with the same key: where one place holds two kinds of signatures, by any of them. */
function signsAlike(spot: SignatureSpot, id: ProviderId, other: ProviderId): boolean {
  const likeIt =
    ({ in: where, name }: SignatureSpot) =>
    (one: SignatureSpot) =>
      one.in === where && one.name === name;
  const own = spotsOf(id).filter(likeIt(spot));
  const theirs = spotsOf(other).filter(likeIt(spotOf(other)));
  return own.some(({ signs }) => theirs.some((one) => one.signs === signs));
}

const anotherKey = String(
  generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }),
);

/** Nothing for what holds none. Several may hold the same one. */
function keyOf(document: string): string | undefined {
  if (document.startsWith('{')) {
    const { key, keys = key } = JSON.parse(document);
    return JSON.stringify([keys].flat().map(({ x, n }) => x ?? n));
  }
  if (!/^-----BEGIN (?:CERTIFICATE|PUBLIC KEY)-----/.test(document)) return undefined;
  return String(createPublicKey(document).export({ type: 'spki', format: 'pem' }));
}

describe('the table of attacks', () => {
  it('is not empty for any provider', () => {
    for (const provider of providers) {
      const fixture = validFixturesOf(provider.id).find((one) => strideOf(provider.id, one) === dense);
      const { id, scheme } = configured(provider, fixture!.options);
      expect(signatureAttacks(id as ProviderId, fixture!).length).toBeGreaterThan(15);
      const { encoding } = genuineSignature(id as ProviderId, fixture!).spot;
      expect(signatureFlips(id as ProviderId, fixture!).length).toBeGreaterThan(
        encoding === 'text' ? 100 : 150,
      );
      // GitHub and others publish vectors of a dozen bytes
      expect(bodyAttacks(fixture!).length).toBeGreaterThan(90);
      // a configured URL has its query alone from the request
      const isRead = scheme.signsUrl && fixture?.publicUrl === undefined;
      expect(urlAttacks(fixture!).length).toBeGreaterThan(isRead ? 150 : 0);
    }
  });
});

describe('docs/conformance.md', () => {
  const file = 'docs/conformance.md';

  it('says what has been proven here, of as many providers as ever, and is kept as it was written', async () => {
    const all = await conformanceOf(rejected);
    expect(all.filter(({ attacks }) => attacks === 0).map(({ id }) => id)).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(least.providers);
    expect(all.filter(isProven).length).toBeGreaterThanOrEqual(least.proven);
    const page = conformancePage(all);
    const isAsWritten = existsSync(file) && readFileSync(file, 'utf8') === page;
    if (!isAsWritten) writeFileSync(file, page);
    expect(
      isAsWritten || !process.env.CI ? '' : `${file} was out of date: commit it as the tests have written it`,
    ).toBe('');
  });
});
