import { describe, expect, it } from '@jest/globals';
import type { WebhookEvent } from '../../src/domain/event.ts';
import type { Publisher, Receipt } from '../../src/ports/publisher.ts';
import { Pace } from '../../src/replay/pace.ts';
import { type NotTaken, replay, type Way } from '../../src/replay/replay.ts';
import { anEvent, eventOfSize, numberedEvents } from '../support/events.ts';
import { RecordingPublisher } from '../support/fakes.ts';
import { ManualClock } from '../support/manual-clock.ts';

interface Item {
  readonly event: WebhookEvent;
  readonly on?: Publisher;
}

const mark = { name: 'r', at: 0 };
const refused = (reason: 'too_large' | 'event_fault' | 'denied'): Receipt => ({
  status: 'refused',
  reason,
  code: reason,
});
const outage: Receipt = { status: 'unavailable', reason: 'outage', code: 'InternalFailure' };
const numbers = (events: readonly WebhookEvent[]) => events.map(({ detail }) => JSON.parse(detail).n);
const items = (count: number): readonly Item[] => numberedEvents(count).map((event) => ({ event }));

class Replaying {
  readonly clock = new ManualClock();
  readonly bus = new RecordingPublisher();
  readonly stop = new AbortController();
  readonly pauses: number[] = [];
  readonly news: (number | readonly [unknown, NotTaken])[] = [];

  run(some: Iterable<Item>, parts: Partial<Way<Item>> = {}, perSecond = Number.POSITIVE_INFINITY) {
    const pause = async (ms: number) => {
      this.pauses.push(ms);
      this.clock.advance(ms);
    };
    const way = {
      publisherOf: ({ on }: Item) => on ?? this.bus,
      most: { items: 10, bytes: 10_000 },
      patienceMs: 1_000,
      pace: new Pace(perSecond, this.clock, pause),
      clock: this.clock,
      ...parts,
    };
    const progress = {
      went: (went: number) => this.news.push(went),
      notTaken: ({ event }: Item, receipt: NotTaken) =>
        this.news.push([numbers([event])[0], receipt] as const),
    };
    return replay(some, mark, way, progress, this.stop.signal);
  }
}

describe('a replay', () => {
  it('puts events in their order, marked, and says how many have gone', async () => {
    const replaying = new Replaying();
    const all = items(25);
    expect(await replaying.run(all)).toEqual({ went: 25, notTaken: 0, last: all[24], ended: 'done' });
    expect(numbers(replaying.bus.events)).toEqual(all.map((_, n) => n));
    expect(replaying.bus.calls.map(({ events }) => events.length)).toEqual([10, 10, 5]);
    expect(new Set(replaying.bus.events.map(({ resources }) => resources[1]))).toEqual(
      new Set(['urn:sallyport-replay:r']),
    );
    expect(replaying.news).toEqual([10, 20, 25]);
  });

  it('has nothing to say of nothing', async () => {
    expect(await new Replaying().run([])).toEqual({ went: 0, notTaken: 0, last: undefined, ended: 'done' });
  });

  it('puts together what fits together, and alone what is bigger', async () => {
    const replaying = new Replaying();
    const sizes = [4_000, 6_000, 1_000, 20_000, 1_000];
    await replaying.run(sizes.map((size) => ({ event: eventOfSize(size) })));
    expect(replaying.bus.calls.map(({ events }) => events.length)).toEqual([2, 1, 1, 1]);
  });

  it('puts nothing together that goes to two publishers, and keeps the order over both', async () => {
    const replaying = new Replaying();
    const order: number[] = [];
    const other: Publisher = {
      publish: async (events) => {
        order.push(...numbers(events));
        return events.map(() => ({ status: 'published' }));
      },
    };
    replaying.bus.receiptFor = (event) => {
      order.push(...numbers([event]));
      return { status: 'published' };
    };
    const all = numberedEvents(6).map((event, n) => ({ event, ...(n % 3 === 2 ? { on: other } : {}) }));
    await replaying.run(all);
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('never holds more than goes together', async () => {
    const replaying = new Replaying();
    let read = 0;
    let mostAhead = 0;
    replaying.bus.receiptFor = () => {
      mostAhead = Math.max(mostAhead, read - 10 * (replaying.bus.calls.length - 1));
      return { status: 'published' };
    };
    const many = (function* () {
      for (; read < 100_000; read += 1) yield { event: anEvent() };
    })();
    expect(await replaying.run(many)).toMatchObject({ went: 100_000 });
    // ten, and the one that did not fit any more
    expect(mostAhead).toBeLessThanOrEqual(11);
  });

  it('counts what is parked as gone, and the same event twice as two', async () => {
    const replaying = new Replaying();
    replaying.bus.receiptFor = () => ({ status: 'parked' });
    const [one] = items(1) as [Item];
    expect(await replaying.run([one, one])).toMatchObject({ went: 2, ended: 'done' });
  });

  it.each(['too_large', 'event_fault'] as const)(
    'names what is refused as %s, and goes on',
    async (reason) => {
      const replaying = new Replaying();
      replaying.bus.receiptFor = ({ detail }) =>
        detail === '{"n":3}' ? refused(reason) : { status: 'published' };
      const all = items(12);
      expect(await replaying.run(all)).toEqual({ went: 11, notTaken: 1, last: all[11], ended: 'done' });
      expect(replaying.news).toEqual([[3, refused(reason)], 9, 11]);
    },
  );

  it.each([refused('denied'), outage])(
    'ends at the first answer of a bus that takes nothing: %j',
    async (no) => {
      const replaying = new Replaying();
      replaying.bus.receiptFor = (_, call) => (call === 2 ? no : { status: 'published' });
      const all = items(40);
      expect(await replaying.run(all)).toEqual({ went: 10, notTaken: 10, last: all[9], ended: 'failed' });
      expect(replaying.bus.calls).toHaveLength(2);
    },
  );

  it('names those that did not go of some that went together, so that only these are to go again', async () => {
    const replaying = new Replaying();
    replaying.bus.receiptFor = ({ detail }) => (detail === '{"n":1}' ? outage : { status: 'published' });
    const all = items(20);
    expect(await replaying.run(all)).toEqual({ went: 9, notTaken: 1, last: all[9], ended: 'failed' });
    expect(replaying.news).toEqual([[1, outage], 9]);
  });

  it('believes of nothing that was not answered for that it has gone', async () => {
    const replaying = new Replaying();
    const mute: Publisher = { publish: async () => [] };
    expect(await replaying.run([{ ...(items(1)[0] as Item), on: mute }])).toMatchObject({
      went: 0,
      notTaken: 1,
      ended: 'failed',
    });
  });

  it('ends between two calls where it is stopped, and knows up to where all have gone', async () => {
    const replaying = new Replaying();
    replaying.bus.receiptFor = () => {
      replaying.stop.abort();
      return { status: 'published' };
    };
    const all = items(40);
    expect(await replaying.run(all)).toEqual({ went: 10, notTaken: 0, last: all[9], ended: 'stopped' });
  });

  it('ends while it waits where it is stopped', async () => {
    const replaying = new Replaying();
    const clock = new ManualClock();
    const pause = async () => {
      replaying.stop.abort();
      throw new Error('aborted');
    };
    const all = items(3);
    const pace = new Pace(1, clock, pause);
    expect(await replaying.run(all, { pace })).toMatchObject({ went: 1, last: all[0], ended: 'stopped' });
  });
});

describe('the pace of a replay', () => {
  it.each([1, 7, 50, 1_000])('is %d a second, and not more in any second', async (perSecond) => {
    const replaying = new Replaying();
    const times: number[] = [];
    replaying.bus.receiptFor = () => {
      times.push(replaying.clock.now());
      return { status: 'published' };
    };
    const startedAt = replaying.clock.now();
    await replaying.run(items(perSecond * 3), {}, perSecond);
    const seconds = ((times.at(-1) as number) - startedAt) / 1_000;
    expect(seconds).toBeGreaterThan(3 - 1.2);
    expect(seconds).toBeLessThan(3);
    for (const [at, time] of times.entries()) {
      const inSecond = times.slice(at).filter((other) => other < time + 999).length;
      expect(inSecond).toBeLessThanOrEqual(perSecond + Math.ceil(perSecond / 10));
    }
  });

  it('makes up for no time that the bus took', async () => {
    const replaying = new Replaying();
    replaying.bus.receiptFor = (_, call) => {
      if (call === 1) replaying.clock.advance(60_000);
      return { status: 'published' };
    };
    await replaying.run(items(3), {}, 1);
    expect(replaying.pauses).toEqual([1_000]);
  });

  it('waits no longer than for those that went where the clock is set back', async () => {
    const replaying = new Replaying();
    replaying.bus.receiptFor = () => {
      replaying.clock.advance(-3_600_000);
      return { status: 'published' };
    };
    await replaying.run(items(2), {}, 1);
    expect(replaying.pauses).toEqual([1_000]);
  });
});
