import { beforeEach, describe, expect, it } from '@jest/globals';
import { BusWatch } from '../../src/adapters/publishing/bus-watch/bus-watch.ts';
import { publisherChain, redriveChain } from '../../src/adapters/publishing/publisher-chain.ts';
import { timerPause } from '../../src/adapters/system/timer-pause.ts';
import type { WebhookEvent } from '../../src/domain/event.ts';
import type { Keeping } from '../../src/ports/keeping.ts';
import type { Parking } from '../../src/ports/parking.ts';
import { MemoryLedger } from '../adapters/publishing/dedupe/memory-ledger.ts';
import { anEvent } from '../support/events.ts';
import { RecordingBuses, RecordingLog, RecordingMetrics, RecordingPublisher } from '../support/fakes.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { timeLeft } from '../support/time-left.ts';

const maxEntryBytes = 1_000_000;
const minutes = 60_000;

let clock: ManualClock;
let buses: RecordingBuses;
let bus: RecordingPublisher;
let metrics: RecordingMetrics;
let lot: WebhookEvent[];
let parking: Parking;
let common: Parameters<typeof publisherChain>[3];

beforeEach(() => {
  clock = new ManualClock();
  buses = new RecordingBuses();
  bus = new RecordingPublisher();
  metrics = new RecordingMetrics();
  lot = [];
  parking = {
    async park(events) {
      lot.push(...events);
      return events.map(() => ({ status: 'parked' as const }));
    },
  };
  common = { watch: new BusWatch(buses, clock), clock, log: new RecordingLog(), metrics, pause: timerPause };
});

const chain = (keeping: Keeping = { parking }) => {
  const publisher = publisherChain(
    bus,
    { ledger: new MemoryLedger(clock), ...keeping },
    maxEntryBytes,
    common,
  );
  return async (id: string, parts: Partial<WebhookEvent> = {}) => {
    const event = anEvent({ id, suppressionKey: id, ...parts });
    return (await publisher.publish([event], timeLeft(8_000, clock)))[0];
  };
};
const redrive = async () => {
  const events = lot.splice(0);
  const receipts = await redriveChain(bus, {}, maxEntryBytes, common).publish(events, timeLeft(8_000, clock));
  lot.push(...events.filter((_, at) => receipts[at]?.status !== 'published'));
};
const deleted = () => {
  buses.see = (name) => name === 'default';
};
const repaired = () => {
  buses.see = () => false;
};

describe('a bus that is deleted while deliveries come in', () => {
  it('loses nothing from the look on that finds it out, and redrive waits for it', async () => {
    const publish = chain();
    expect(await publish('before')).toEqual({ status: 'published' });
    deleted();
    clock.advance(5 * minutes);
    for (let n = 0; n < 100; n += 1) {
      expect(await publish(`meanwhile-${n}`)).toEqual({ status: 'parked' });
      clock.advance(1_000);
    }
    const calls = bus.calls.length;
    for (let n = 0; n < 10; n += 1) {
      await redrive();
      clock.advance(10_000);
    }
    expect(lot).toHaveLength(100);
    expect(bus.calls).toHaveLength(calls);
    repaired();
    clock.advance(10_000);
    await redrive();
    expect(lot).toEqual([]);
    expect(new Set(bus.events.map(({ id }) => id)).size).toBe(101);
  });

  it('never opens the breaker, neither for itself nor for another bus', async () => {
    const publish = chain();
    deleted();
    for (let n = 0; n < 1_000; n += 1) {
      expect(await publish(`lost-${n}`)).toEqual({ status: 'parked' });
      expect(await publish(`other-${n}`, { bus: 'other' })).toEqual({ status: 'published' });
    }
    expect(metrics.sum('BreakerOpen')).toBe(0);
  });

  it('is not reached by the last resort, though the breaker is open', async () => {
    const publish = chain({ parking: { park: async (events) => events.map(() => unavailable) } });
    const unavailable = { status: 'unavailable', reason: 'outage', code: 'parking_failed' } as const;
    bus.receiptFor = ({ bus: name }) =>
      name === 'other'
        ? { status: 'unavailable', reason: 'outage', code: 'InternalFailure' }
        : { status: 'published' };
    for (let n = 0; n < 6; n += 1) await publish(`outage-${n}`, { bus: 'other' });
    expect(metrics.sum('BreakerOpen')).toBe(1);
    deleted();
    expect(await publish('lost')).toEqual({ status: 'refused', reason: 'denied', code: 'bus_missing' });
    expect(await publish('lost too')).toEqual({
      status: 'refused',
      reason: 'denied',
      code: 'bus_missing',
    });
    expect(bus.events.filter(({ bus: name }) => name === 'default')).toEqual([]);
  });

  it.each([
    { how: 'with parking', keeping: () => ({ parking }), meanwhile: 'parked' },
    { how: 'without parking', keeping: () => ({}), meanwhile: 'refused' },
  ])('marks nothing done: what is sent again after the repair is published, $how', async (row) => {
    const publish = chain(row.keeping());
    deleted();
    expect((await publish('lost'))?.status).toBe(row.meanwhile);
    expect((await publish('lost'))?.status).toBe(row.meanwhile);
    repaired();
    clock.advance(10_000);
    expect(await publish('lost')).toEqual({ status: 'published' });
    expect(await publish('lost')).toEqual({ status: 'duplicate' });
  });
});
