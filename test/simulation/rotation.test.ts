import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../support/manual-clock.ts';
import { quickStartGateway, simulatedGateway } from '../support/simulated-gateway.ts';
import { SimulatedStore } from '../support/simulated-store.ts';

const perSecond = 200;
const seconds = 360;
const refetchSeconds = 10;

interface Order {
  readonly name: string;
  /** When the provider signs with the new secret, s. */
  readonly provider: number;
  /** When the store gets it as the current one, s. */
  readonly store: number;
  /** When the store gets it as the pending one, s. */
  readonly staged?: number;
}

const orders: readonly Order[] = [
  { name: 'provider first', provider: 60, store: 93 },
  { name: 'gateway first', provider: 93, store: 60 },
  { name: 'staged with AWSPENDING', staged: 30, provider: 60, store: 93 },
];

interface Result {
  readonly order: string;
  readonly deliveries: number;
  readonly before: number;
  readonly within: number;
  readonly after: number;
  readonly quickStart: number;
  readonly fetches: number;
}

async function rotate({ name, provider, store: storeAt, staged }: Order): Promise<Result> {
  const clock = new ManualClock();
  const store = new SimulatedStore(clock, 'old');
  const { receive } = simulatedGateway(store, clock);
  const quickStart = quickStartGateway({ get: (id) => store.peek(id) }, clock);
  const knowable = Math.min(storeAt, staged ?? Number.POSITIVE_INFINITY);
  const rejected = { before: 0, within: 0, after: 0, quickStart: 0 };
  for (let tick = 0; tick < seconds * perSecond; tick += 1) {
    const second = tick / perSecond;
    if (second === staged) store.stage('new');
    if (second === storeAt) store.put('new');
    const secret = second < provider ? 'old' : 'new';
    const { kind } = await receive(secret);
    if (kind !== 'accepted') {
      rejected[second < knowable ? 'before' : second < knowable + refetchSeconds ? 'within' : 'after'] += 1;
    }
    if ((await quickStart.receive(secret)).kind !== 'accepted') rejected.quickStart += 1;
    clock.advance(1000 / perSecond);
  }
  return { order: name, deliveries: seconds * perSecond, ...rejected, fetches: store.calls };
}

describe('a rotation under 200 deliveries per second, over more than the TTL', () => {
  const results: Result[] = [];

  it.each(orders)(
    '$name: rejects none that the gateway could verify',
    async (order) => {
      const result = await rotate(order);
      results.push(result);
      expect(result.after).toBe(0);
      expect(result.quickStart).toBeGreaterThan(0);
      // only a provider that signs with what nobody has stored yet is turned away meanwhile
      const early = order.provider < Math.min(order.store, order.staged ?? order.store);
      expect(result.before).toBe(early ? (order.store - order.provider) * perSecond : 0);
      if (!early) expect(result.within).toBe(0);
    },
    60_000,
  );

  it('prints what was rejected, beside what the quick start would have lost', () => {
    expect(results).toHaveLength(orders.length);
    const cells = (row: readonly (string | number)[]) => row.map((cell) => String(cell).padEnd(24)).join('');
    const head = [
      'order',
      'deliveries',
      'store had no new one',
      'first 10 s it had it',
      'after',
      'quick start',
      'fetches',
    ];
    const rows = results.map((r) => [
      r.order,
      r.deliveries,
      r.before,
      r.within,
      r.after,
      r.quickStart,
      r.fetches,
    ]);
    process.stdout.write(`\nrejected deliveries\n${[head, ...rows].map(cells).join('\n')}\n\n`);
  });
});
