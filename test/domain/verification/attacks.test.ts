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
import { deliveryOf, judge, validFixturesOf, withHeader } from '../support/fixtures.ts';
import { genuineSignature, signatureSpots } from '../support/signatures.ts';

const cases = providers.flatMap((provider) =>
  validFixturesOf(provider.id).map((fixture) => [`${provider.id} ${fixture.id}`, provider, fixture] as const),
);

/**
 * What a form says: its names and values, decoded and sorted. Twilio signs this text and not the bytes, so `%2B` and
 * `%2b`, or two fields that change places, are the same delivery to it.
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
    const said = provider.id === 'twilio' ? saidByForm(deliveryOf(fixture)) : undefined;
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
    const { signature, encoding } = genuineSignature(provider.id, fixture);
    for (const other of providers.filter(({ id }) => id !== provider.id)) {
      const { header, write, encoding: otherEncoding, signs } = signatureSpots[other.id];
      const signsAlike = signs === signatureSpots[provider.id].signs;
      const translated = write(Buffer.from(signature, encoding).toString(otherEncoding), fixture.now);
      const attacks = [write(signature, fixture.now), translated].map((value) =>
        withHeader(deliveryOf(fixture), header, value),
      );
      for (const attack of [deliveryOf(fixture), ...(signsAlike ? [] : attacks)]) {
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
