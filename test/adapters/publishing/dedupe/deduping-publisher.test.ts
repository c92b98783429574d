import { beforeEach, describe, expect, it } from '@jest/globals';
import { DedupingPublisher } from '../../../../src/adapters/publishing/dedupe/deduping-publisher.ts';
import { timerPause } from '../../../../src/adapters/system/timer-pause.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import type { Ledger, LedgerEntry } from '../../../../src/ports/ledger.ts';
import type { Publisher, Receipt } from '../../../../src/ports/publisher.ts';
import { anEvent } from '../../../support/events.ts';
import { RecordingLog, RecordingMetrics, RecordingPublisher } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { timeLeft } from '../../../support/time-left.ts';
import { MemoryLedger } from './memory-ledger.ts';

const published: Receipt = { status: 'published' };
const duplicate: Receipt = { status: 'duplicate' };
const leftMs = 4_000;
/** A quarter of the time left. */
const waitMs = 1_000;
const settleMs = 300;

let bus: RecordingPublisher;
let clock: ManualClock;
let ledger: MemoryLedger;
let log: RecordingLog;
let metrics: RecordingMetrics;
let owners: number;

beforeEach(() => {
  bus = new RecordingPublisher();
  clock = new ManualClock();
  ledger = new MemoryLedger(clock);
  log = new RecordingLog();
  metrics = new RecordingMetrics();
  owners = 0;
});

/** A bus that waits for a person to repair it. */
const awaitedBus = 'awaited';

/** In simulated time a pause takes none; one that is aborted never ends. */
const pause = async (ms: number, signal?: AbortSignal): Promise<void> => {
  if (signal) return new Promise(() => {});
  clock.advance(ms);
};

function publisherOver(over: Ledger = ledger, inner: Publisher = bus) {
  return new DedupingPublisher(
    inner,
    { ledger: over, clock, log, metrics, pause },
    () => `owner-${++owners}`,
    ({ bus: name }) => name === awaitedBus,
  );
}

/** The same in real time. */
function inRealTime(over: Ledger) {
  const now = { now: () => Date.now() };
  return new DedupingPublisher(
    bus,
    { ledger: over, clock: now, log, metrics, pause: timerPause },
    () => `owner-${++owners}`,
  );
}

const keyed = (key: string, parts: Partial<WebhookEvent> = {}) =>
  anEvent({ id: key, suppressionKey: key, ...parts });
const publish = (...events: WebhookEvent[]) => publisherOver().publish(events, timeLeft(leftMs, clock));
const lease = (key: string, ms: number) =>
  ledger.rows.set(key, { state: 'claimed', owner: 'other', lease: clock.now() + ms });
const ids = () => bus.calls.map(({ events }) => events.map(({ id }) => id));

describe('a delivery', () => {
  it('is published and remembered', async () => {
    await expect(publish(keyed('k'))).resolves.toEqual([published]);
    expect(ledger.calls).toEqual(['claim k', 'done k']);
    expect(ledger.rows.get('k')).toEqual({ state: 'done' });
  });

  it('that is parked until a person has repaired something is published again when that person sends it', async () => {
    bus.receiptFor = () => ({ status: 'parked' });
    const event = anEvent({ suppressionKey: 'k', bus: awaitedBus });
    await expect(publish(event)).resolves.toEqual([{ status: 'parked' }]);
    expect(ledger.calls).toEqual(['claim k', 'release k']);
    await expect(publish(event)).resolves.toEqual([{ status: 'parked' }]);
    bus.receiptFor = () => published;
    await expect(publish(event)).resolves.toEqual([published]);
    await expect(publish(event)).resolves.toEqual([duplicate]);
  });

  it('is a duplicate when it comes again', async () => {
    await publish(keyed('k'));
    await expect(publish(keyed('k'))).resolves.toEqual([duplicate]);
    expect(bus.calls).toHaveLength(1);
  });

  it('without a key passes straight', async () => {
    const event = anEvent();
    await publish(event);
    await publish(event);
    expect(bus.calls).toEqual(Array(2).fill({ events: [event], left: leftMs }));
    expect(ledger.calls).toEqual([]);
  });

  it('is claimed by a name of its own', async () => {
    bus.receiptFor = () => {
      expect(ledger.rows.get('k')).toMatchObject({ owner: `owner-${owners}`, lease: clock.now() + 750 });
      return { status: 'unavailable', reason: 'outage', code: 'x' };
    };
    await publish(keyed('k'));
    await publish(keyed('k'));
    expect(owners).toBe(2);
  });

  it('leaves time to tell the ledger how it ended', async () => {
    await publish(keyed('k'));
    expect(bus.calls[0]?.left).toBe(leftMs - settleMs);
    await publisherOver().publish([keyed('l')], timeLeft(400, clock));
    expect(bus.calls[1]?.left).toBe(300);
  });
});

describe('after the publishing', () => {
  it.each<Receipt>([{ status: 'published' }, { status: 'parked' }, { status: 'duplicate' }])(
    'what is $status is done',
    async (receipt) => {
      bus.receiptFor = () => receipt;
      await expect(publish(keyed('k'))).resolves.toEqual([receipt]);
      await expect(publish(keyed('k'))).resolves.toEqual([duplicate]);
    },
  );

  it.each<Receipt>([
    { status: 'refused', reason: 'too_large', code: 'entry_too_large' },
    { status: 'unavailable', reason: 'outage', code: 'ThrottlingException' },
  ])('what is $status is released, so that it can be sent again at once', async (receipt) => {
    bus.receiptFor = (_, call) => (call === 1 ? receipt : published);
    await expect(publish(keyed('k'))).resolves.toEqual([receipt]);
    expect(ledger.rows.size).toBe(0);
    await expect(publish(keyed('k'))).resolves.toEqual([published]);
  });

  it('what has no receipt is not taken for published', async () => {
    const silent: Publisher = { publish: async () => [] };
    const receipts = await publisherOver(ledger, silent).publish([keyed('k')], timeLeft(leftMs, clock));
    expect(receipts).toEqual([{ status: 'unavailable', reason: 'outage', code: 'no_receipt' }]);
    expect(ledger.rows.size).toBe(0);
  });
});

describe('a key that somebody else has claimed', () => {
  it('is a duplicate as soon as that one is done, and not before', async () => {
    lease('k', 60_000);
    const startedAt = clock.now();
    const claims = ledger.claim.bind(ledger);
    ledger.claim = async (...args) => {
      if (clock.now() >= startedAt + 100) await ledger.done('k');
      return claims(...args);
    };
    await expect(publish(keyed('k'))).resolves.toEqual([duplicate]);
    expect(clock.now()).toBe(startedAt + 100);
    expect(bus.calls).toEqual([]);
  });

  it('is published as soon as it is released', async () => {
    lease('k', 60_000);
    const startedAt = clock.now();
    const claims = ledger.claim.bind(ledger);
    ledger.claim = async (...args) => {
      if (clock.now() >= startedAt + 100) await ledger.release('k', 'other');
      return claims(...args);
    };
    await expect(publish(keyed('k'))).resolves.toEqual([published]);
    expect(clock.now()).toBe(startedAt + 100);
  });

  it('is taken over when its lease is over', async () => {
    lease('k', 500);
    const startedAt = clock.now();
    await expect(publish(keyed('k'))).resolves.toEqual([published]);
    expect(clock.now()).toBe(startedAt + 500);
  });

  it.each([
    { left: leftMs, waited: waitMs - 50, what: 'a quarter of the time left' },
    { left: 60_000, waited: 2_000 - 50, what: 'two seconds at most' },
    { left: 100, waited: 0, what: 'no poll where the time is short' },
  ])('is published all the same after $what, and done', async ({ left, waited }) => {
    lease('k', 60_000);
    const startedAt = clock.now();
    await expect(publisherOver().publish([keyed('k')], timeLeft(left, clock))).resolves.toEqual([published]);
    expect(clock.now() - startedAt).toBe(waited);
    expect(ledger.rows.get('k')).toEqual({ state: 'done' });
  });

  it('stays with its owner where our own attempt fails', async () => {
    lease('k', 60_000);
    bus.receiptFor = () => ({ status: 'unavailable', reason: 'outage', code: 'x' });
    await publish(keyed('k'));
    expect(ledger.rows.get('k')).toMatchObject({ owner: 'other' });
    expect(ledger.calls.at(-1)).toBe('claim k');
  });
});

describe('a batch', () => {
  it('is published in one call, without what is done, with receipts in order', async () => {
    ledger.rows.set('b', { state: 'done' });
    bus.receiptFor = ({ id }) => ({ status: 'unavailable', reason: 'outage', code: id });
    const open = (code: string): Receipt => ({ status: 'unavailable', reason: 'outage', code });
    const events = [keyed('a'), keyed('b'), anEvent({ id: 'free' }), keyed('c')];
    await expect(publish(...events)).resolves.toEqual([open('a'), duplicate, open('free'), open('c')]);
    expect(ids()).toEqual([['a', 'free', 'c']]);
  });

  it('of nothing asks nobody but the bus', async () => {
    await expect(publish()).resolves.toEqual([]);
    expect(ledger.calls).toEqual([]);
  });

  it('costs no call when all of it is done', async () => {
    ledger.rows.set('a', { state: 'done' }).set('b', { state: 'done' });
    await expect(publish(keyed('a'), keyed('b'))).resolves.toEqual([duplicate, duplicate]);
    expect(bus.calls).toEqual([]);
  });

  it('claims and publishes equal keys once, and they share the receipt', async () => {
    const parked: Receipt = { status: 'parked' };
    bus.receiptFor = ({ id }) => (id === 'a1' ? parked : published);
    const events = [keyed('a', { id: 'a1' }), keyed('b'), keyed('a', { id: 'a2' })];
    await expect(publish(...events)).resolves.toEqual([parked, published, parked]);
    expect(ids()).toEqual([['a1', 'b']]);
    expect(ledger.calls.filter((call) => call === 'claim a')).toHaveLength(1);
  });

  it('publishes what has no key as often as it is there', async () => {
    const event = anEvent();
    await expect(publish(keyed('a'), event, { ...event })).resolves.toHaveLength(3);
    expect(bus.events).toHaveLength(3);
  });

  it('settles every key by itself', async () => {
    bus.receiptFor = ({ id }) =>
      id === 'b' ? { status: 'refused', reason: 'event_fault', code: 'MalformedDetail' } : published;
    await publish(keyed('a'), keyed('b'), keyed('c'));
    expect([...ledger.rows.keys()].sort()).toEqual(['a', 'c']);
  });

  it('of 1,000 claims sixteen keys at a time', async () => {
    let busy = 0;
    let most = 0;
    const slow: Ledger = {
      claim: async () => {
        busy += 1;
        most = Math.max(most, busy);
        await new Promise((resolve) => setImmediate(resolve));
        busy -= 1;
        return 'claimed';
      },
      done: async () => {},
      release: async () => {},
    };
    const events = Array.from({ length: 1_000 }, (_, n) => keyed(`k${n}`));
    const receipts = await publisherOver(slow).publish(events, timeLeft(leftMs, clock));
    expect(receipts).toEqual(Array(1_000).fill(published));
    expect(most).toBe(16);
    expect(bus.calls).toHaveLength(1);
  });

  it('does not wait for an hour where the clock is set back meanwhile', async () => {
    lease('k', 2 * 3_600_000);
    const setBack = async (ms: number, signal?: AbortSignal) => {
      if (signal) return new Promise<void>(() => {});
      clock.advance(ledger.calls.length === 1 ? -3_600_000 : ms);
    };
    const publisher = new DedupingPublisher(
      bus,
      { ledger, clock, log, metrics, pause: setBack },
      () => 'owner',
    );
    await expect(publisher.publish([keyed('k')], timeLeft(leftMs, clock))).resolves.toEqual([published]);
    expect(ledger.calls.filter((call) => call === 'claim k')).toHaveLength(2);
  });

  it('does not wait longer for many busy keys than for one', async () => {
    const events = Array.from({ length: 100 }, (_, n) => keyed(`k${n}`));
    for (const { id } of events) lease(id, 60_000);
    const startedAt = clock.now();
    await publish(...events);
    expect(clock.now() - startedAt).toBe(waitMs - 50);
  });

  it('claims no more when a slow ledger has used up the time', async () => {
    const claims: string[] = [];
    const slow: Ledger = {
      claim: async (key) => {
        claims.push(key);
        clock.advance(100);
        return 'claimed';
      },
      done: async () => {},
      release: async () => {},
    };
    const events = Array.from({ length: 100 }, (_, n) => keyed(`k${n}`));
    await publisherOver(slow).publish(events, timeLeft(leftMs, clock));
    expect(claims).toHaveLength(waitMs / 100);
    expect(bus.events).toHaveLength(100);
    expect(metrics.sum('DedupeFailed')).toBe(100 - waitMs / 100);
  });
});

describe('a ledger that fails', () => {
  class FailingLedger extends MemoryLedger {
    failing: readonly ('claim' | 'done' | 'release')[] = [];

    override async claim(...args: Parameters<Ledger['claim']>): Promise<LedgerEntry> {
      const entry = await super.claim(...args);
      if (this.failing.includes('claim')) throw new Error('down');
      return entry;
    }
    override async done(key: string): Promise<void> {
      if (this.failing.includes('done')) throw new Error('down');
      return super.done(key);
    }
    override async release(...args: Parameters<Ledger['release']>): Promise<void> {
      if (this.failing.includes('release')) throw new Error('down');
      return super.release(...args);
    }
  }

  let failing: FailingLedger;

  beforeEach(() => {
    failing = new FailingLedger(clock);
  });

  it('never holds up a delivery: it is published, counted, logged', async () => {
    failing.failing = ['claim'];
    await expect(publisherOver(failing).publish([keyed('k')], timeLeft(leftMs, clock))).resolves.toEqual([
      published,
    ]);
    expect(metrics.sum('DedupeFailed')).toBe(1);
    expect(log.lines).toEqual([
      {
        level: 'error',
        name: 'dedupe_failed',
        fields: { endpoint: 'github', step: 'claim', keys: 1, error: 'Error', message: 'down' },
      },
    ]);
  });

  it('is not asked again for that delivery', async () => {
    failing.failing = ['claim'];
    const events = Array.from({ length: 100 }, (_, n) => keyed(`k${n}`));
    await publisherOver(failing).publish(events, timeLeft(leftMs, clock));
    expect(failing.calls).toHaveLength(16);
    expect(metrics.sum('DedupeFailed')).toBe(100);
    expect(log.lines).toHaveLength(1);
  });

  it.each([
    { step: 'done' as const, receipt: published },
    { step: 'release' as const, receipt: { status: 'unavailable', reason: 'outage', code: 'x' } as Receipt },
  ])('at $step changes no receipt, and is counted', async ({ step, receipt }) => {
    failing.failing = [step];
    bus.receiptFor = () => receipt;
    await expect(publisherOver(failing).publish([keyed('k')], timeLeft(leftMs, clock))).resolves.toEqual([
      receipt,
    ]);
    expect(metrics.sum('DedupeFailed')).toBe(1);
    expect(log.lines[0]?.fields).toMatchObject({ step: 'settle', keys: 1 });
  });

  it.each(['claim', 'done'] as const)('by hanging at %s is left after 350 ms', async (step) => {
    const hanging = new MemoryLedger({ now: () => Date.now() });
    hanging[step] = () => new Promise<never>(() => {});
    const startedAt = performance.now();
    const events = Array.from({ length: 100 }, (_, n) => keyed(`k${n}`));
    const receipts = await inRealTime(hanging).publish(events, timeLeft(leftMs));
    // one after the other they would take 35 s
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(receipts).toEqual(Array(100).fill(published));
    expect(metrics.sum('DedupeFailed')).toBe(100);
  });

  it('whose answer comes too late has not answered', async () => {
    const late = new MemoryLedger({ now: () => Date.now() });
    late.claim = () => new Promise((resolve) => setTimeout(resolve, 400, 'done'));
    const slowBus: Publisher = {
      publish: async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return [published];
      },
    };
    const publisher = new DedupingPublisher(
      slowBus,
      { ledger: late, clock: { now: () => Date.now() }, log, metrics, pause: timerPause },
      () => 'a',
    );
    await expect(publisher.publish([keyed('k')], timeLeft(leftMs))).resolves.toEqual([published]);
    expect(late.calls).toEqual([]);
  });
});

describe('no time', () => {
  it.each([0, -1_000])('is left with %i ms: the ledger is not asked', async (left) => {
    await expect(publisherOver().publish([keyed('k')], timeLeft(left, clock))).resolves.toEqual([published]);
    expect(ledger.calls).toEqual([]);
    expect(bus.calls[0]?.left).toBe(0);
  });

  it('is left after the publishing: what is done is not remembered, but counted', async () => {
    bus.receiptFor = () => {
      clock.advance(leftMs);
      return published;
    };
    await expect(publish(keyed('k'))).resolves.toEqual([published]);
    expect(ledger.calls).toEqual(['claim k']);
    expect(metrics.sum('DedupeFailed')).toBe(1);
  });
});

it('waits in real time for another delivery, and is a duplicate of it', async () => {
  const now = { now: () => Date.now() };
  const shared = new MemoryLedger(now);
  const slowBus: Publisher = {
    publish: async (events) => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      return bus.publish(events, timeLeft(0));
    },
  };
  const gateways = Array.from(
    { length: 3 },
    (_, n) =>
      new DedupingPublisher(
        slowBus,
        { ledger: shared, clock: now, log, metrics, pause: timerPause },
        () => `process-${n}`,
      ),
  );
  const receipts = await Promise.all(gateways.map((each) => each.publish([keyed('k')], timeLeft(leftMs))));
  expect(receipts.flat().map(({ status }) => status)).toEqual(['published', 'duplicate', 'duplicate']);
  expect(bus.events).toHaveLength(1);
});
