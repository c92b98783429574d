import { beforeEach, describe, expect, it } from '@jest/globals';
import { BusWatch } from '../../../../src/adapters/publishing/bus-watch/bus-watch.ts';
import { BusWatchPublisher } from '../../../../src/adapters/publishing/bus-watch/bus-watch-publisher.ts';
import { timerPause } from '../../../../src/adapters/system/timer-pause.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import { anEvent, numberedEvents } from '../../../support/events.ts';
import {
  RecordingBuses,
  RecordingLog,
  RecordingMetrics,
  RecordingPublisher,
} from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { timeLeft } from '../../../support/time-left.ts';

const published = { status: 'published' };
const missing = { status: 'refused', reason: 'denied', code: 'bus_missing' };
const minutes = 60_000;
const patienceMs = 1_000;

let clock: ManualClock;
let buses: RecordingBuses;
let bus: RecordingPublisher;
let log: RecordingLog;
let metrics: RecordingMetrics;
let watch: BusWatch;
let publisher: BusWatchPublisher;

beforeEach(() => {
  clock = new ManualClock();
  buses = new RecordingBuses();
  bus = new RecordingPublisher();
  log = new RecordingLog();
  metrics = new RecordingMetrics();
  watch = new BusWatch(buses, clock);
  publisher = new BusWatchPublisher(bus, watch, { log, metrics, pause: timerPause });
});

const publish = (...events: readonly WebhookEvent[]) =>
  publisher.publish(events, timeLeft(patienceMs, clock));
const push = async () => (await publish(anEvent()))[0];
const isMissing = () => true;
const isThere = () => false;

describe('a bus that is there', () => {
  it('is looked at beside the first publishing, which it changes in nothing', async () => {
    const events = numberedEvents(3);
    bus.receiptFor = ({ id }) =>
      id === 'delivery-1'
        ? { status: 'refused', reason: 'event_fault', code: 'MalformedDetail' }
        : { status: 'published' };
    await expect(publish(...events)).resolves.toEqual([
      published,
      { status: 'refused', reason: 'event_fault', code: 'MalformedDetail' },
      published,
    ]);
    expect(bus.calls).toEqual([{ events, left: patienceMs }]);
    expect(buses.asked).toEqual(['default']);
    expect(log.lines).toEqual([]);
    expect(metrics.records).toEqual([]);
  });

  it('is looked at every five minutes at most, however many come', async () => {
    for (let n = 0; n < 3_600; n += 1) {
      await push();
      clock.advance(1_000);
    }
    expect(buses.asked).toHaveLength(12);
    expect(bus.calls).toHaveLength(3_600);
  });

  it('is looked at once by deliveries that come together', async () => {
    await Promise.all(Array.from({ length: 50 }, push));
    expect(buses.asked).toHaveLength(1);
  });

  it('needs no look of its own where the check has looked', async () => {
    await watch.isMissing('default');
    clock.advance(5 * minutes - 1);
    await push();
    expect(buses.asked).toHaveLength(1);
    clock.advance(1);
    await push();
    expect(buses.asked).toHaveLength(2);
  });

  it('is looked at again when the clock was set back', async () => {
    await push();
    clock.advance(-60 * minutes);
    await push();
    expect(buses.asked).toHaveLength(2);
  });
});

describe('a bus that was deleted', () => {
  beforeEach(async () => {
    await push();
    buses.see = isMissing;
  });

  it('swallows nothing from the look on that finds it out: that very event is not published', async () => {
    clock.advance(5 * minutes);
    await expect(push()).resolves.toEqual(missing);
    const calls = bus.calls.length;
    await expect(push()).resolves.toEqual(missing);
    expect(bus.calls).toHaveLength(calls);
  });

  it('is told of once per look, in the log and as a metric', async () => {
    clock.advance(5 * minutes);
    for (let n = 0; n < 20; n += 1) await push();
    expect(log.lines).toMatchObject([{ level: 'error', name: 'bus_missing', fields: { bus: 'default' } }]);
    expect(metrics.sum('BusMissing')).toBe(1);
    clock.advance(10_000);
    for (let n = 0; n < 20; n += 1) await push();
    expect(metrics.sum('BusMissing')).toBe(2);
    expect(buses.asked).toHaveLength(3);
  });

  it('is looked at every ten seconds at most while it is missing', async () => {
    clock.advance(5 * minutes);
    await push();
    buses.asked.length = 0;
    for (let n = 0; n < 3_600; n += 1) {
      clock.advance(1_000);
      await push();
    }
    expect(buses.asked).toHaveLength(360);
  });

  it('gets its events again with the look that finds it, and that very event too', async () => {
    clock.advance(5 * minutes);
    await push();
    buses.see = isThere;
    await expect(push()).resolves.toEqual(missing);
    clock.advance(10_000);
    await expect(push()).resolves.toEqual(published);
    await expect(push()).resolves.toEqual(published);
    expect(log.named('bus_found')).toMatchObject([{ level: 'info', fields: { bus: 'default' } }]);
  });

  it('is found again also where the clock was set back meanwhile', async () => {
    clock.advance(5 * minutes);
    await push();
    buses.see = isThere;
    clock.advance(-60 * minutes);
    await expect(push()).resolves.toEqual(published);
  });

  it('holds up no event of another bus', async () => {
    clock.advance(5 * minutes);
    buses.see = (name) => name === 'default';
    const events = [anEvent({ bus: 'other' }), anEvent(), anEvent({ bus: 'other', id: 'x' })];
    await expect(publish(...events)).resolves.toEqual([published, missing, published]);
    await expect(publish(...events)).resolves.toEqual([published, missing, published]);
    expect(bus.calls.at(-1)?.events).toEqual([events[0], events[2]]);
  });

  it('leaves alone what was refused for itself', async () => {
    clock.advance(5 * minutes);
    bus.receiptFor = () => ({ status: 'refused', reason: 'too_large', code: 'entry_too_large' });
    await expect(push()).resolves.toEqual({
      status: 'refused',
      reason: 'too_large',
      code: 'entry_too_large',
    });
  });
});

describe('a look that tells nothing', () => {
  const silent: readonly { readonly what: string; readonly see: RecordingBuses['see'] }[] = [
    { what: 'fails', see: () => undefined },
    { what: 'ends in an exception', see: () => Promise.reject(new TypeError('a bug')) },
    { what: 'hangs', see: () => new Promise(() => {}) },
  ];

  it.each(silent)('changes nothing for a bus that is there: $what', async ({ see }) => {
    buses.see = see;
    await expect(publisher.publish([anEvent()], timeLeft(50, clock))).resolves.toEqual([published]);
    await expect(push()).resolves.toEqual(published);
    expect(buses.asked).toHaveLength(1);
  });

  it.each(silent)('changes nothing for a bus that is missing: $what', async ({ see }) => {
    buses.see = isMissing;
    await push();
    buses.see = see;
    for (let n = 0; n < 3; n += 1) {
      clock.advance(10 * minutes);
      await expect(publisher.publish([anEvent()], timeLeft(50, clock))).resolves.toEqual([missing]);
    }
    expect(bus.calls).toHaveLength(1);
  });

  it.each(silent)('is made again after half a minute, and not after five: $what', async ({ see }) => {
    buses.see = see;
    await publisher.publish([anEvent()], timeLeft(50, clock));
    buses.see = isMissing;
    clock.advance(30_000 - 1);
    await push();
    expect(buses.asked).toHaveLength(1);
    clock.advance(1);
    await expect(push()).resolves.toEqual(missing);
    expect(buses.asked).toHaveLength(2);
  });

  it('is not waited for when no time is left', async () => {
    buses.see = () => new Promise(() => {});
    await expect(publisher.publish([anEvent()], timeLeft(0, clock))).resolves.toEqual([published]);
    expect(buses.asked).toEqual([]);
  });

  it('is as good as a look at a bus that is there, where nobody may look any more', async () => {
    buses.see = isMissing;
    await push();
    buses.see = isThere;
    clock.advance(10_000);
    await expect(push()).resolves.toEqual(published);
  });
});

it('an event for which there is no receipt is not on the bus', async () => {
  bus.publish = async () => [];
  await expect(push()).resolves.toEqual({
    status: 'unavailable',
    reason: 'deadline',
    code: 'deadline_passed',
  });
});
