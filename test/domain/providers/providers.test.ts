import { describe, expect, it } from '@jest/globals';
import { respond } from '../../../src/adapters/edge/lambda-url/respond.ts';
import { configured, type Provider } from '../../../src/domain/provider.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import type { Receipt } from '../../../src/ports/publisher.ts';
import { FixedSecrets, FixedWeb, MemoryEnrolments, publishing } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { obeyedIn } from '../../support/obeyed.ts';
import { deliveryOf, type Fixture, fixturesOf, handshakesOf, judge } from '../support/fixtures.ts';
import { aGateway, anEndpoint, everyOption } from '../support/gateways.ts';

const receipts: readonly Receipt[] = [
  { status: 'published' },
  { status: 'parked' },
  { status: 'duplicate' },
  { status: 'refused', reason: 'too_large', code: 'too_large' },
  { status: 'refused', reason: 'denied', code: 'AccessDeniedException' },
  { status: 'unavailable', reason: 'outage', code: 'breaker_open' },
];

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (id, provider) => {
  const fixtures = fixturesOf(id);
  const handshakes = handshakesOf(id);

  async function receive(
    fixture: Omit<Fixture, 'expect'>,
    documents: Readonly<Record<string, string>> = {},
    receipt: Receipt = { status: 'published' },
  ) {
    const { now, secrets, certificates = {}, publicUrl, options = everyOption(provider) } = fixture;
    const parts = { options, ...(publicUrl === undefined ? {} : { publicUrl }) };
    const delivery = deliveryOf(fixture);
    const web = new FixedWeb(documents);
    const enrolments = new MemoryEnrolments();
    const ticket = new URL(fixture.url).searchParams.get('enrol');
    if (ticket !== null) enrolments.open = { ticket, until: now + 1 };
    const { gateway, publisher, log } = aGateway({
      endpoints: [anEndpoint(provider, { name: delivery.rawPath.slice(1), format: 'envelope', ...parts })],
      secrets: new FixedSecrets({ 'hooks/one': secrets }),
      keys: publishing(certificates),
      web,
      enrolments,
      clock: new ManualClock(now),
    });
    publisher.receiptFor = () => receipt;
    const outcome = await gateway.receive(delivery);
    return { outcome, events: publisher.events, log, web };
  }

  it.each(fixtures.map((fixture) => [fixture.id, fixture] as const))(
    'judges %s as it should',
    async (_, fixture) => {
      const { outcome, events } = await receive(fixture);
      if ('code' in fixture.expect) {
        const { asks } = provider as Provider;
        expect(outcome).toEqual({ kind: 'rejected', code: fixture.expect.code, ...(asks ? { asks } : {}) });
        expect(events).toEqual([]);
        return;
      }
      const { type, eventId, eventIdPrefix, time, events: count = events.length } = fixture.expect;
      expect(outcome.kind).toBe('accepted');
      expect(events).toHaveLength(count);
      const { options = everyOption(provider) } = fixture;
      const { proof } = JSON.parse(events[0]!.detail).metadata;
      expect(proof).toBe(configured(provider, options).scheme.proof);
      expect(events[0]?.detailType).toBe(type);
      if (eventId) expect(events[0]?.id).toBe(eventId);
      if (eventIdPrefix) expect(events[0]?.id.startsWith(eventIdPrefix)).toBe(true);
      expect(events[0]?.time).toBe(time ?? fixture.now);
    },
  );

  it('shows no secret that it was sent, neither on the bus nor in the log', async () => {
    for (const fixture of fixtures) {
      const { events, log } = await receive(fixture);
      const told = JSON.stringify([events.map(({ detail }) => detail), log.lines]);
      const secrets = fixture.secrets.flatMap((one) => (typeof one === 'string' ? one : Object.values(one)));
      for (const secret of secrets.filter(({ length }) => length > 8))
        expect(told.includes(secret) ? `${fixture.id} shows ${secret}` : '').toBe('');
    }
  });

  it('answers what its sender asks instead of delivering something, and publishes nothing of it', async () => {
    for (const handshake of handshakes) {
      const { calls = [], expect: wanted } = handshake;
      const documents = Object.fromEntries(calls.map(({ url }) => [url, '<ok/>']));
      const { outcome, events, web } = await receive(handshake, documents);
      const { statusCode, headers, body } = respond(outcome);
      expect({ id: handshake.id, status: statusCode, headers, body }).toMatchObject({
        id: handshake.id,
        ...wanted,
      });
      expect({ id: handshake.id, asked: web.asked }).toEqual({
        id: handshake.id,
        asked: calls.map(({ url }) => url),
      });
      expect(events).toEqual([]);
    }
    const answered = handshakes.filter(({ expect: { status } }) => status < 300);
    expect(answered.length).toBeGreaterThanOrEqual(provider.handshakes?.length ?? 0);
  });

  it('is told nothing that ends a hook, whatever becomes of what it sends', async () => {
    const looked = Object.fromEntries(
      handshakes.flatMap(({ calls = [] }) => calls).map(({ url }) => [url, '']),
    );
    for (const sent of [...fixtures, ...handshakes]) {
      for (const receipt of receipts) {
        const { outcome } = await receive(sent, looked, receipt);
        expect({ id: sent.id, receipt, obeyed: obeyedIn(respond(outcome)) }).toMatchObject({ obeyed: [] });
      }
      const { outcome } = await receive({ ...sent, secrets: [] });
      expect({ id: sent.id, obeyed: obeyedIn(respond(outcome)) }).toMatchObject({ obeyed: [] });
    }
  });

  it('has a vector from outside, an accepted case and a rejected case', () => {
    const accepted = fixtures.filter(({ expect }) => 'valid' in expect);
    // where its sender published none, by whom it was made, and by whose words
    const fromOutside = accepted.filter(
      ({ derived, source }) => !derived || /^made (?:with|by) .*https:/.test(source),
    );
    expect(fromOutside.length).toBeGreaterThan(0);
    expect(accepted.length).toBeLessThan(fixtures.length);
    expect(new Set([...fixtures, ...handshakes].map((fixture) => fixture.id)).size).toBe(
      fixtures.length + handshakes.length,
    );
    expect(fixtures.every(({ source }) => source !== '')).toBe(true);
  });

  it('verifies nothing where there is no secret', () => {
    const [fixture] = fixtures.filter(({ expect }) => 'valid' in expect);
    const nothing = { ...fixture!, secrets: [], certificates: {} };
    expect(judge(provider, deliveryOf(fixture!), nothing)).toEqual({
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
