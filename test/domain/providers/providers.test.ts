import { describe, expect, it } from '@jest/globals';
import { providers } from '../../../src/domain/providers/index.ts';
import { FixedSecrets } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { deliveryOf, type Fixture, fixturesOf, judge } from '../support/fixtures.ts';
import { aGateway, anEndpoint, everyOption } from '../support/gateways.ts';

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (id, provider) => {
  const fixtures = fixturesOf(id);

  async function receive(fixture: Fixture) {
    const options = everyOption(provider);
    const parts = { options, ...(fixture.publicUrl === undefined ? {} : { publicUrl: fixture.publicUrl }) };
    const { gateway, publisher } = aGateway({
      endpoints: [anEndpoint(provider, { name: deliveryOf(fixture).rawPath.slice(1), ...parts })],
      secrets: new FixedSecrets({ 'hooks/one': fixture.secrets }),
      clock: new ManualClock(fixture.now),
    });
    const outcome = await gateway.receive(deliveryOf(fixture));
    return { outcome, events: publisher.events };
  }

  it.each(fixtures.map((fixture) => [fixture.id, fixture] as const))(
    'judges %s as it should',
    async (_, fixture) => {
      const { outcome, events } = await receive(fixture);
      if ('code' in fixture.expect) {
        expect(outcome).toEqual({ kind: 'rejected', code: fixture.expect.code });
        expect(events).toEqual([]);
        return;
      }
      const { type, eventId, eventIdPrefix, time } = fixture.expect;
      expect(outcome.kind).toBe('accepted');
      expect(events[0]?.detailType).toBe(type);
      if (eventId) expect(events[0]?.id).toBe(eventId);
      if (eventIdPrefix) expect(events[0]?.id.startsWith(eventIdPrefix)).toBe(true);
      expect(events[0]?.time).toBe(time ?? fixture.now);
    },
  );

  it('has a vector from outside, an accepted case and a rejected case', () => {
    const accepted = fixtures.filter(({ expect }) => 'valid' in expect);
    expect(accepted.filter(({ derived }) => !derived).length).toBeGreaterThan(0);
    expect(accepted.length).toBeLessThan(fixtures.length);
    expect(new Set(fixtures.map((fixture) => fixture.id)).size).toBe(fixtures.length);
    expect(fixtures.every(({ source }) => source !== '')).toBe(true);
  });

  it('verifies nothing where there is no secret', () => {
    const [fixture] = fixtures.filter(({ expect }) => 'valid' in expect);
    const { now } = fixture!;
    expect(judge(provider, deliveryOf(fixture!), { secrets: [], now })).toEqual({
      verified: false,
      code: 'signature_mismatch',
    });
  });
});

describe('the list of providers', () => {
  it('is sorted by id, names each once, and describes each in full', () => {
    const ids = providers.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const provider of providers) {
      expect(provider.docs).toMatch(/^https:/);
      expect(provider.source).not.toMatch(/^aws[.]/);
      expect(provider.methods.length).toBeGreaterThan(0);
      expect(provider.answerWithinMs).toBeGreaterThan(0);
    }
  });
});
