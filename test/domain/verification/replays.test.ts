import { describe, expect, it } from '@jest/globals';
import { providers } from '../../../src/domain/providers/index.ts';
import { deliveryOf, fixtureFileOf, judge, type ValidFixture, validFixturesOf } from '../support/fixtures.ts';
import { type SignatureSpot, showing, shownAt } from '../support/signature-spot.ts';
import { genuineSignature } from '../support/signatures.ts';
import { withHeader } from '../support/with-header.ts';

const quarterOfACenturyMs = 25 * 31_557_600_000;
const aTime = /\b\d{10}(?:\d{3})?\b/;

const signsATime = ({ signs }: SignatureSpot) => /\btime\b/.test(signs);

/** Every valid delivery whose signature, as others say, is over a time. */
const timed = providers.flatMap((provider) => {
  const { signature, otherSignature } = fixtureFileOf(provider.id);
  return [signature, otherSignature].some((spot) => spot && signsATime(spot))
    ? validFixturesOf(provider.id)
        .map((fixture) => ({ provider, fixture, ...genuineSignature(provider.id, fixture) }))
        .filter(({ spot }) => signsATime(spot))
    : [];
});

/** Where the time stands: beside the signature, or in a header of its own. */
function places({ template, with: beside = {} }: SignatureSpot): readonly (string | undefined)[] {
  const holdsTime = (text: string) => /\{(?:seconds|milliseconds|iso)\}/.test(text);
  const own = Object.keys(beside).filter((name) => holdsTime(String(beside[name])));
  return [...(holdsTime(template) ? [undefined] : []), ...own];
}

/** Where it is a field of the body, another time is another body, of which others ask. */
const besideTheBody = timed.filter(({ spot }) => places(spot).length > 0);

/** The same delivery, and the same signature, with another time. */
function withTime(fixture: ValidFixture, spot: SignatureSpot, now: number) {
  const delivery = deliveryOf(fixture);
  const [name] = places(spot);
  const shown = name === undefined ? shownAt(delivery, spot) : delivery.headers.get(name);
  expect(shown).toMatch(aTime);
  const made = shown!.replace(aTime, (old) => String(now).slice(0, old.length));
  return name === undefined ? showing(delivery, spot, made) : withHeader(delivery, name, made);
}

describe('a delivery that its sender signed with its time', () => {
  it('is one of many', () => {
    expect(new Set(timed.map(({ provider }) => provider.id)).size).toBeGreaterThanOrEqual(5);
    expect(new Set(besideTheBody.map(({ provider }) => provider.id)).size).toBeGreaterThanOrEqual(4);
    for (const { spot } of timed) expect(places(spot)).toHaveLength(spot.covers === 'fields' ? 0 : 1);
  });

  it.each(timed)('is turned away 25 years later: $provider.id: $fixture.id', ({ provider, fixture }) => {
    const at = (now: number) => judge(provider, deliveryOf(fixture), { ...fixture, now });
    expect(at(fixture.now)).toMatchObject({ verified: true });
    expect(at(fixture.now + quarterOfACenturyMs)).toEqual({ verified: false, code: 'timestamp_too_old' });
    expect(at(fixture.now - quarterOfACenturyMs)).toEqual({ verified: false, code: 'timestamp_in_future' });
  });

  it.each(besideTheBody)(
    'is not made new by a new time: $provider.id: $fixture.id',
    ({ provider, fixture, spot }) => {
      const now = fixture.now + quarterOfACenturyMs;
      expect(judge(provider, withTime(fixture, spot, now), { ...fixture, now })).toEqual({
        verified: false,
        code: 'signature_mismatch',
      });
    },
  );
});
