import { beforeEach, describe, expect, it } from '@jest/globals';
import { BreakerPublisher } from '../../../../src/adapters/publishing/breaker/breaker-publisher.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import type { Publisher, Receipt } from '../../../../src/ports/publisher.ts';
import { anEvent, numberedEvents } from '../../../support/events.ts';
import { RecordingLog, RecordingMetrics } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { timeLeft } from '../../../support/time-left.ts';

const published: Receipt = { status: 'published' };
const down: Receipt = { status: 'unavailable', reason: 'outage', code: 'ThrottlingException' };
const refused: Receipt = { status: 'refused', reason: 'event_fault', code: 'MalformedDetail' };
const open: Receipt = { status: 'unavailable', reason: 'circuit_open', code: 'breaker_open' };

const cooldownMs = 10_000;
const windowMs = 60_000;
const volume = 5;

/** A bus in a mood: answers at once, or when a test says so. */
class MoodyBus implements Publisher {
  calls = 0;
  mood: Receipt | Error = published;
  slow = false;
  readonly #waiting: (() => void)[] = [];

  async publish(events: readonly WebhookEvent[]): Promise<readonly Receipt[]> {
    this.calls += 1;
    if (this.slow) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const { mood } = this;
    if (mood instanceof Error) throw mood;
    return events.map(() => mood);
  }

  /** Answers the calls that wait, in the present mood. */
  answer(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

let bus: MoodyBus;
let clock: ManualClock;
let log: RecordingLog;
let metrics: RecordingMetrics;
let publisher: BreakerPublisher;

beforeEach(() => {
  bus = new MoodyBus();
  clock = new ManualClock();
  log = new RecordingLog();
  metrics = new RecordingMetrics();
  publisher = new BreakerPublisher(bus, clock, log, metrics);
});

async function publishOnce(mood: Receipt | Error = bus.mood): Promise<Receipt | undefined> {
  bus.mood = mood;
  return (await publisher.publish([anEvent()], timeLeft(1_000, clock)))[0];
}

async function publishTimes(times: number, mood: Receipt): Promise<void> {
  for (let n = 0; n < times; n += 1) await publishOnce(mood);
}

/** Whether the next delivery reaches the bus. */
async function isOpen(): Promise<boolean> {
  const before = bus.calls;
  const receipt = await publishOnce();
  expect(receipt?.status === 'unavailable' && receipt.code === 'breaker_open').toBe(bus.calls === before);
  return bus.calls === before;
}

async function trip(): Promise<void> {
  await publishTimes(volume, down);
  expect(metrics.sum('BreakerOpen')).toBe(1);
}

describe('a closed circuit', () => {
  it('gives back what the bus says, event by event', async () => {
    const mixed: Publisher = { publish: async () => [published, refused, down] };
    publisher = new BreakerPublisher(mixed, clock, log, metrics);
    await expect(publisher.publish(numberedEvents(3), timeLeft(0, clock))).resolves.toEqual([
      published,
      refused,
      down,
    ]);
  });

  it('passes on the events and the time', async () => {
    const seen: unknown[] = [];
    const curious: Publisher = {
      publish: async (events, time) => {
        seen.push(events, time);
        return [published];
      },
    };
    const [events, time] = [[anEvent()], timeLeft(4_711, clock)];
    await new BreakerPublisher(curious, clock, log, metrics).publish(events, time);
    expect(seen).toEqual([events, time]);
    expect(seen[1]).toBe(time);
  });

  it.each([1, 2, volume - 1])(
    'does not open on %i failures in a row: too few to judge by',
    async (failures) => {
      await publishTimes(failures, down);
      expect(log.lines).toEqual([]);
      await expect(publishOnce(published)).resolves.toEqual(published);
    },
  );

  it('opens when as many calls as it takes to judge have failed', async () => {
    await publishTimes(volume, down);
    await expect(isOpen()).resolves.toBe(true);
  });

  it('stays closed while half of the calls fail, and opens when more do', async () => {
    for (let n = 0; n < 10; n += 1) {
      await publishOnce(published);
      await publishOnce(down);
    }
    await expect(isOpen()).resolves.toBe(false);
    await publishOnce(down);
    await expect(isOpen()).resolves.toBe(true);
  });

  it('counts a batch of which only some is unavailable as a failure', async () => {
    const partly: Publisher = { publish: async () => [published, down, published] };
    publisher = new BreakerPublisher(partly, clock, log, metrics);
    for (let n = 0; n < volume; n += 1) await publisher.publish(numberedEvents(3), timeLeft(0, clock));
    expect(metrics.sum('BreakerOpen')).toBe(1);
  });

  it('does not count deliveries that came too late to be tried', async () => {
    await publishTimes(100, { status: 'unavailable', reason: 'deadline', code: 'deadline_passed' });
    expect(metrics.sum('BreakerOpen')).toBe(0);
  });

  it('does not count refusals: they are the fault of the event', async () => {
    await publishTimes(100, refused);
    await expect(isOpen()).resolves.toBe(false);
    expect(metrics.records).toEqual([]);
  });

  it('gives exceptions through, and counts them as failures', async () => {
    const bug = new TypeError('a bug of ours');
    for (let n = 0; n < volume; n += 1) await expect(publishOnce(bug)).rejects.toBe(bug);
    await expect(isOpen()).resolves.toBe(true);
  });

  it('forgets failures that are older than its window, though no timer ever ran', async () => {
    await publishTimes(volume - 1, down);
    clock.advance(windowMs);
    await publishTimes(volume - 1, down);
    await expect(isOpen()).resolves.toBe(false);
    await expect(isOpen()).resolves.toBe(true);
  });

  it('remembers failures that are younger than its window', async () => {
    await publishTimes(volume - 1, down);
    clock.advance(windowMs - 5_001);
    await publishOnce(down);
    await expect(isOpen()).resolves.toBe(true);
  });

  it('forgets bit by bit, not all at once', async () => {
    await publishTimes(3, down);
    clock.advance(windowMs / 2);
    await publishTimes(1, down);
    clock.advance(windowMs / 2);
    // the first three are gone, the fourth is not
    await publishTimes(3, down);
    await expect(isOpen()).resolves.toBe(false);
    await expect(isOpen()).resolves.toBe(true);
  });

  it('forgets everything over a night in the freezer', async () => {
    await publishTimes(volume - 1, down);
    clock.advance(12 * 60 * windowMs);
    await publishTimes(volume - 1, down);
    expect(metrics.sum('BreakerOpen')).toBe(0);
  });

  it('survives a clock that is set back', async () => {
    await publishTimes(volume - 1, down);
    clock.advance(-10 * windowMs);
    await publishOnce(down);
    await expect(isOpen()).resolves.toBe(true);
  });
});

describe('an open circuit', () => {
  beforeEach(trip);

  it('lets no call reach the bus, however many come', async () => {
    const receipts = await publisher.publish(numberedEvents(3), timeLeft(0, clock));
    expect(receipts).toEqual([open, open, open]);
    await publishTimes(100, published);
    expect(bus.calls).toBe(volume);
  });

  it('was announced once, in the log and as a metric', async () => {
    await publishTimes(100, published);
    expect(log.lines).toEqual([{ level: 'error', name: 'breaker_open', fields: { cooldownMs } }]);
    expect(metrics.records).toEqual([{ values: { BreakerOpen: 1 } }]);
  });

  it('stays open until the clock says that its cooldown has passed', async () => {
    clock.advance(cooldownMs - 1);
    await expect(isOpen()).resolves.toBe(true);
  });

  it('cools down from its opening, not from the start of the process or the last refused call', async () => {
    clock.advance(cooldownMs - 1);
    await expect(isOpen()).resolves.toBe(true);
    clock.advance(1);
    await expect(isOpen()).resolves.toBe(false);
  });

  it.each([cooldownMs, cooldownMs + 1, 12 * 3_600_000])(
    'lets one call try after %i ms, and closes when that succeeds',
    async (ms) => {
      clock.advance(ms);
      await expect(publishOnce(published)).resolves.toEqual(published);
      await publishTimes(10, published);
      expect(bus.calls).toBe(volume + 11);
    },
  );

  it('closes when its trial is refused: a bus that judges is there', async () => {
    clock.advance(cooldownMs);
    await expect(publishOnce(refused)).resolves.toEqual(refused);
    await expect(publishOnce(published)).resolves.toEqual(published);
  });

  it('begins to count anew when it has closed', async () => {
    clock.advance(cooldownMs);
    await publishOnce(published);
    await publishTimes(volume - 2, down);
    await expect(isOpen()).resolves.toBe(false);
  });

  it('is open again for a whole cooldown when its trial fails', async () => {
    clock.advance(cooldownMs);
    await expect(publishOnce(down)).resolves.toEqual(down);
    clock.advance(cooldownMs - 1);
    await expect(isOpen()).resolves.toBe(true);
    clock.advance(1);
    await expect(publishOnce(published)).resolves.toEqual(published);
    expect(metrics.sum('BreakerOpen')).toBe(2);
    expect(log.named('breaker_open')).toHaveLength(2);
  });

  it('is open again when its trial ends in an exception', async () => {
    clock.advance(cooldownMs);
    await expect(publishOnce(new TypeError('a bug of ours'))).rejects.toThrow(TypeError);
    await expect(isOpen()).resolves.toBe(true);
  });

  it('has been open and closed a hundred times without a trace', async () => {
    for (let n = 0; n < 100; n += 1) {
      clock.advance(cooldownMs);
      await expect(publishOnce(published)).resolves.toEqual(published);
      await publishTimes(volume, down);
      await expect(isOpen()).resolves.toBe(true);
    }
  });
});

describe('several deliveries in flight', () => {
  it('make exactly one trial', async () => {
    await trip();
    clock.advance(cooldownMs);
    bus.slow = true;
    const pending = Array.from({ length: 50 }, () => publishOnce(published));
    bus.answer();
    const receipts = await Promise.all(pending);
    expect(bus.calls).toBe(volume + 1);
    expect(receipts.filter((receipt) => receipt?.status === 'published')).toHaveLength(1);
    expect(receipts.filter((receipt) => receipt?.status === 'unavailable')).toEqual(Array(49).fill(open));
  });

  it('open the circuit once when they fail together', async () => {
    bus.slow = true;
    const pending = Array.from({ length: 50 }, () => publishOnce(down));
    bus.answer();
    await expect(Promise.all(pending)).resolves.toEqual(Array(50).fill(down));
    expect(metrics.sum('BreakerOpen')).toBe(1);
    expect(log.named('breaker_open')).toHaveLength(1);
  });

  it('do not disturb the trial when they began before the circuit opened and fail late', async () => {
    bus.slow = true;
    const late = Array.from({ length: 10 }, () => publishOnce(down));
    bus.slow = false;
    await publishTimes(20, down);
    expect(metrics.sum('BreakerOpen')).toBe(1);
    clock.advance(cooldownMs);
    await expect(publishOnce(published)).resolves.toEqual(published);
    bus.mood = down;
    bus.answer();
    await expect(Promise.all(late)).resolves.toEqual(Array(10).fill(down));
    await expect(publishOnce(published)).resolves.toEqual(published);
    expect(metrics.sum('BreakerOpen')).toBe(1);
  });

  it('do not close the circuit when they began before it opened and succeed late', async () => {
    bus.slow = true;
    const late = publishOnce(published);
    bus.slow = false;
    await publishTimes(20, down);
    bus.mood = published;
    bus.answer();
    await expect(late).resolves.toEqual(published);
    await expect(isOpen()).resolves.toBe(true);
  });
});

describe('a clock that is set back an hour', () => {
  const hourMs = 3_600_000;

  it('does not hold an open circuit open for an hour more', async () => {
    await trip();
    clock.advance(-hourMs);
    await expect(publishOnce(published)).resolves.toEqual(published);
    await expect(isOpen()).resolves.toBe(false);
  });

  it('opens the circuit again at once where the bus is still down, for no longer than usual', async () => {
    await trip();
    clock.advance(-hourMs);
    await publishOnce(down);
    await expect(isOpen()).resolves.toBe(true);
    clock.advance(cooldownMs);
    await expect(publishOnce(published)).resolves.toEqual(published);
  });

  it('lets the failures before it count for a minute, and not for an hour', async () => {
    await publishTimes(volume - 1, down);
    clock.advance(-hourMs);
    await publishOnce(published);
    clock.advance(windowMs);
    await publishTimes(volume - 1, down);
    expect(metrics.sum('BreakerOpen')).toBe(0);
  });

  it('is no worse than one that is set forward, after which everything is over', async () => {
    await trip();
    clock.advance(hourMs);
    await expect(publishOnce(published)).resolves.toEqual(published);
  });
});
