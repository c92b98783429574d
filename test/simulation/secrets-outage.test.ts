import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CachedSecrets } from '../../src/adapters/secrets/cached-secrets.ts';
import { RecordingLog, RecordingMetrics } from '../support/fakes.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { simulatedGateway, times } from '../support/simulated-gateway.ts';
import { SimulatedStore } from '../support/simulated-store.ts';

const patienceMs = 2_500;
const hourSeconds = 3_600;

describe('an outage of the secret store', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Runs a delivery to its end while both clocks move, the wall clock of the gateway and the timers. */
  async function timed<T>(clock: ManualClock, work: Promise<T>): Promise<T> {
    let done = false;
    const result = work.finally(() => {
      done = true;
    });
    await jest.advanceTimersByTimeAsync(0);
    for (let ms = 0; !done; ms += 50) {
      expect(ms).toBeLessThan(9_000);
      clock.advance(50);
      await jest.advanceTimersByTimeAsync(50);
    }
    return result;
  }

  /** Time in which no delivery comes, and the process runs. */
  async function pass(clock: ManualClock, ms: number): Promise<void> {
    clock.advance(ms);
    await jest.advanceTimersByTimeAsync(ms);
  }

  it.each(['fails', 'hangs'] as const)(
    'of an hour is not felt while the cache is warm, if it %s',
    async (trouble) => {
      const clock = new ManualClock();
      const store = new SimulatedStore(clock, 'secret');
      const { receive, log } = simulatedGateway(store, clock);
      await receive('secret');
      store.trouble = trouble;
      const kinds = new Map<string, number>();
      for (let second = 0; second < hourSeconds; second += 1) {
        const { kind } = await timed(clock, receive('secret'));
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        await pass(clock, 1_000);
      }
      expect([...kinds]).toEqual([['accepted', hourSeconds]]);
      expect(log.named('secret_unreachable').length).toBeGreaterThan(0);
      expect(store.calls).toBeLessThan(2 + (2 * hourSeconds) / 10);
    },
  );

  // a question that hangs is joined, not repeated: it ends with the client's patience, and is asked again a second later
  it.each([
    ['fails', 2_000],
    ['hangs', 3_200],
  ] as const)('at a cold start is a 503 in time, and ends soon, if it %s', async (trouble, recoveryMs) => {
    const clock = new ManualClock();
    const store = new SimulatedStore(clock, 'secret');
    store.trouble = trouble;
    const { receive } = simulatedGateway(store, clock);
    const began = clock.now();
    while (clock.now() - began < 30_000) {
      const asked = clock.now();
      const outcome = await timed(clock, receive('secret'));
      expect(outcome).toEqual({ kind: 'unavailable', code: 'secret_unreachable' });
      expect(clock.now() - asked).toBeLessThanOrEqual(patienceMs + 50);
      clock.advance(50);
    }
    store.trouble = undefined;
    const recovered = clock.now();
    while ((await timed(clock, receive('secret'))).kind !== 'accepted') clock.advance(50);
    expect(clock.now() - recovered).toBeLessThanOrEqual(recoveryMs);
  });

  it('lets no replaced secret verify for longer', async () => {
    const clock = new ManualClock();
    const store = new SimulatedStore(clock, 'old');
    store.put('new');
    const { receive } = simulatedGateway(store, clock);
    expect((await receive('old')).kind).toBe('accepted');
    store.trouble = 'fails';
    clock.advance(86_400_000 - 1);
    expect((await timed(clock, receive('old'))).kind).toBe('accepted');
    clock.advance(1);
    expect((await timed(clock, receive('old'))).kind).toBe('rejected');
    expect((await timed(clock, receive('new'))).kind).toBe('accepted');
  });

  it('longer than the stale time ends in 503, never in 401', async () => {
    const clock = new ManualClock();
    const store = new SimulatedStore(clock, 'secret');
    const { receive } = simulatedGateway(store, clock);
    await receive('secret');
    store.trouble = 'fails';
    clock.advance((times.ttlSeconds + times.staleSeconds) * 1_000);
    expect(await timed(clock, receive('secret'))).toEqual({
      kind: 'unavailable',
      code: 'secret_unreachable',
    });
  });

  it('leaves what was fetched later alone when an older answer comes in late', async () => {
    const clock = new ManualClock();
    const answers: ((value: string) => void)[] = [];
    const store = {
      get: () =>
        new Promise<never>((resolve) => {
          answers.push((value) => resolve([{ value }] as never));
        }),
    };
    const cache = new CachedSecrets(store, clock, new RecordingLog(), new RecordingMetrics(), times);
    const first = timed(clock, cache.get('id')).catch((error: { code: string }) => error.code);
    expect(await first).toBe('secret_unreachable');
    await pass(clock, 10_000);
    await pass(clock, 1_000);
    const second = cache.get('id');
    answers[1]?.('new');
    expect(await timed(clock, second)).toEqual([{ value: 'new' }]);
    answers[0]?.('old');
    await jest.advanceTimersByTimeAsync(0);
    expect(await cache.get('id')).toEqual([{ value: 'new' }]);
  });
});

describe('look-ups', () => {
  it('are one for 1,000 deliveries at a cold start', async () => {
    const clock = new ManualClock();
    const store = new SimulatedStore(clock, 'secret');
    const { receive } = simulatedGateway(store, clock);
    const outcomes = await Promise.all(Array.from({ length: 1_000 }, () => receive('secret')));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    expect(store.calls).toBe(1);
  });

  it('are at most six in the minute of 10,000 forged deliveries', async () => {
    const clock = new ManualClock();
    const store = new SimulatedStore(clock, 'secret');
    const { receive } = simulatedGateway(store, clock);
    await receive('secret');
    const before = store.calls;
    for (let n = 0; n < 10_000; n += 1) {
      expect((await receive('forged')).kind).toBe('rejected');
      clock.advance(6);
    }
    expect(store.calls - before).toBeLessThanOrEqual(6);
    expect(store.calls - before).toBeGreaterThan(0);
  });

  it('find a new secret for every delivery that was under way, not only for the one that asked', async () => {
    const clock = new ManualClock();
    const store = new SimulatedStore(clock, 'old');
    const { receive } = simulatedGateway(store, clock);
    await receive('old');
    store.put('new');
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, n) => receive(n % 2 ? 'new' : 'old')));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    expect(store.calls).toBe(2);
  });
});
