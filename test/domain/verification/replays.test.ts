import { describe, expect, it } from '@jest/globals';
import { providers } from '../../../src/domain/providers/index.ts';
import { deliveryOf, judge, type ValidFixture, validFixturesOf } from '../support/fixtures.ts';
import type { SignatureSpot } from '../support/signature-spot.ts';
import { genuineSignature } from '../support/signatures.ts';
import {
  rewordings,
  type TimePlace,
  timeOf,
  timePlacesOf,
  timeShown,
  type Unit,
  withTimeShown,
} from '../support/times.ts';

type Provider = (typeof providers)[number];

interface Timed {
  readonly provider: Provider;
  readonly fixture: ValidFixture;
  readonly spot: SignatureSpot;
  readonly place: TimePlace;
}

const quarterOfACenturyMs = 25 * 31_557_600_000;
const usualToleranceSeconds = 300;

const signsATime = ({ signs }: SignatureSpot) => /\btime\b/.test(signs);

const at = (provider: Provider, fixture: ValidFixture, now: number) =>
  judge(provider, deliveryOf(fixture), { ...fixture, now });

/** As the sender writes it. */
function writtenAs(unit: Unit, ms: number): string {
  if (unit === 'seconds') return String(Math.floor(ms / 1000));
  if (unit === 'milliseconds') return String(ms);
  const date = new Date(ms);
  if (unit === 'httpDate') return date.toUTCString();
  return unit === 'utc' ? date.toISOString().slice(0, -1) : date.toISOString();
}

/** A token without claims of time is good for ever: its sender says none. */
function saysATime({ fixture, place }: Timed): boolean {
  if (place?.unit !== 'claims') return true;
  const claims = Buffer.from(timeShown(deliveryOf(fixture), place) ?? '', 'base64url').toString();
  return /"(?:exp|iat)":/.test(claims);
}

/** Every valid delivery whose signature, as others say or as turns out, is over a time. */
const timed: readonly Timed[] = providers.flatMap((provider) =>
  validFixturesOf(provider.id)
    .map((fixture) => ({ provider, fixture, ...genuineSignature(provider.id, fixture) }))
    .filter(
      ({ fixture, spot }) =>
        signsATime(spot) ||
        timePlacesOf(spot).length > 0 ||
        !at(provider, fixture, fixture.now + quarterOfACenturyMs).verified,
    )
    .map((one): Timed => ({ ...one, place: timePlacesOf(one.spot)[0]! }))
    .filter(saysATime),
);

/** Claims hold several times, by rules of their own. */
const withOneTime = timed.filter(({ place }) => place?.unit !== 'claims');

describe('a delivery that its sender signed with its time', () => {
  it('is one of many, and says in one place where that is', () => {
    expect(new Set(timed.map(({ provider }) => provider.id)).size).toBeGreaterThanOrEqual(6);
    const places = timed.map(({ provider, fixture, spot }) => [
      `${provider.id} ${fixture.id}`,
      timePlacesOf(spot).length,
    ]);
    expect(places.filter(([, count]) => count !== 1)).toEqual([]);
  });

  it.each(timed)('is turned away 25 years later: $provider.id: $fixture.id', ({ provider, fixture }) => {
    expect(at(provider, fixture, fixture.now)).toMatchObject({ verified: true });
    expect(at(provider, fixture, fixture.now + quarterOfACenturyMs)).toEqual({
      verified: false,
      code: 'timestamp_too_old',
    });
    expect(at(provider, fixture, fixture.now - quarterOfACenturyMs)).toEqual({
      verified: false,
      code: 'timestamp_in_future',
    });
  });

  it.each(withOneTime)(
    'is taken to the last second, in both directions, and no second longer: $provider.id: $fixture.id',
    ({ provider, fixture, spot, place }) => {
      const { toleranceSeconds = usualToleranceSeconds } = spot;
      const signedAt = timeOf(timeShown(deliveryOf(fixture), place)!, place.unit)!;
      const aheadSeconds = Math.min(toleranceSeconds, usualToleranceSeconds);
      const judged = (seconds: number) => at(provider, fixture, signedAt + seconds * 1000);
      expect(judged(toleranceSeconds)).toMatchObject({ verified: true });
      expect(judged(toleranceSeconds + 1)).toEqual({ verified: false, code: 'timestamp_too_old' });
      expect(judged(-aheadSeconds)).toMatchObject({ verified: true });
      expect(judged(-aheadSeconds - 1)).toEqual({ verified: false, code: 'timestamp_in_future' });
    },
  );

  it.each(withOneTime)(
    'is not made new by a new time, and verifies with no other words for its own: $provider.id: $fixture.id',
    ({ provider, fixture, place }) => {
      const shown = timeShown(deliveryOf(fixture), place)!;
      const later = fixture.now + quarterOfACenturyMs;
      const made = withTimeShown(deliveryOf(fixture), place, writtenAs(place.unit, later));
      expect(judge(provider, made, { ...fixture, now: later })).toEqual({
        verified: false,
        code: 'signature_mismatch',
      });
      const others = rewordings(shown, place.unit);
      const taken = others.filter(
        (other) => judge(provider, withTimeShown(deliveryOf(fixture), place, other), fixture).verified,
      );
      expect(others.length).toBeGreaterThan(5);
      expect(taken).toEqual([]);
    },
  );
});
