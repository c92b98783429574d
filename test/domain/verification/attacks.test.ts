import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../src/domain/delivery.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import type { StoredValue } from '../../../src/domain/verification/credential.ts';
import {
  type Attack,
  bodyAttacks,
  signatureAttacks,
  signatureFlips,
  urlAttacks,
} from '../support/attacks.ts';
import { deliveryOf, judge, validFixturesOf } from '../support/fixtures.ts';
import { decode, encode, signsForm } from '../support/signature-spot.ts';
import { genuineSignature, inTheWordsOf, spotOf } from '../support/signatures.ts';

const cases = providers.flatMap((provider) =>
  validFixturesOf(provider.id).map((fixture) => [`${provider.id} ${fixture.id}`, provider, fixture] as const),
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

const verifiedBy = (position: number) => ({
  verified: true,
  proof: 'signed',
  secret: { label: { stage: 'current', position } },
});

describe.each(cases)('a delivery like %s', (_, provider, fixture) => {
  const verified = (delivery: Delivery) => judge(provider, delivery, fixture).verified;
  const accepted = (attacks: readonly Attack[]) =>
    attacks.filter(([, delivery]) => verified(delivery)).map(([name]) => name);

  it('is verified with its secret in the first and in any later place, and says in which', () => {
    const [secret = ''] = fixture.secrets;
    const index = (secrets: readonly StoredValue[]) =>
      judge(provider, deliveryOf(fixture), { ...fixture, secrets });
    expect(index([secret])).toEqual(verifiedBy(0));
    expect(index(['newer', secret])).toEqual(verifiedBy(1));
    expect(index(['', 'newer', secret, secret])).toEqual(verifiedBy(2));
  });

  it('is rejected with every other secret', () => {
    const [secret = ''] = fixture.secrets;
    const others = otherSecrets(secret);
    expect(others.length).toBeGreaterThan(5);
    for (const other of others) {
      expect(judge(provider, deliveryOf(fixture), { ...fixture, secrets: [other] })).toEqual({
        verified: false,
        code: 'signature_mismatch',
      });
    }
  });

  it('is rejected with any other signature', () => {
    expect(accepted(signatureAttacks(provider.id, fixture))).toEqual([]);
    expect(accepted(signatureFlips(provider.id, fixture))).toEqual([]);
  });

  it('is rejected with any other body', () => {
    const said = signsForm(spotOf(provider.id)) ? saidByForm(deliveryOf(fixture)) : undefined;
    const attacks = bodyAttacks(fixture).filter(
      ([, delivery]) => said === undefined || saidByForm(delivery) !== said,
    );
    expect(accepted(attacks)).toEqual([]);
  });

  it('is rejected at any other URL, where its provider signs the URL', () => {
    const attacks = provider.scheme.signsUrl ? urlAttacks(fixture) : [];
    expect(accepted(attacks)).toEqual([]);
  });

  it('is rejected by every other provider, also in the words of that provider', () => {
    const { signature, spot } = genuineSignature(provider.id, fixture);
    const delivery = deliveryOf(fixture);
    for (const other of providers.filter(({ id }) => id !== provider.id)) {
      const { encoding, signs } = spotOf(other.id);
      const translated = encode(decode(signature, spot.encoding), encoding);
      const attacks = [signature, translated].map((mac) =>
        inTheWordsOf(other.id, delivery, mac, fixture.now),
      );
      for (const attack of [delivery, ...(signs === spot.signs ? [] : attacks)]) {
        expect(judge(other, attack, fixture).verified).toBe(false);
      }
    }
  });
});

describe('the table of attacks', () => {
  it('is not empty for any provider', () => {
    for (const { id, scheme } of providers) {
      const [fixture] = validFixturesOf(id);
      expect(signatureAttacks(id, fixture!).length).toBeGreaterThan(15);
      expect(signatureFlips(id, fixture!).length).toBeGreaterThan(150);
      expect(bodyAttacks(fixture!).length).toBeGreaterThan(100);
      expect(urlAttacks(fixture!).length).toBeGreaterThan(scheme.signsUrl ? 150 : 0);
    }
  });
});
