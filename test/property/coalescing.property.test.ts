import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { EventBridgePublisher } from '../../src/adapters/aws/eventbridge/event-bridge-publisher.ts';
import type { WebhookEvent } from '../../src/domain/event.ts';
import { eventSize } from '../../src/domain/events/event-size.ts';
import { Backoff } from '../../src/domain/publishing/backoff.ts';
import type { Pause } from '../../src/ports/pause.ts';
import type { Receipt } from '../../src/ports/publisher.ts';
import { type FakeCall, FakeEventBridge } from '../adapters/aws/eventbridge/fake-event-bridge.ts';
import { eventOfSize } from '../support/events.ts';
import { timeLeft } from '../support/time-left.ts';

const maxBytes = 1_000;
const pause: Pause = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

interface Delivery {
  readonly arrivesAt: number;
  readonly bus: string;
  readonly sizes: readonly number[];
  readonly patienceMs: number;
}

const aDelivery: fc.Arbitrary<Delivery> = fc.record({
  arrivesAt: fc.nat(12),
  bus: fc.constantFrom('default', 'default', 'default', 'other'),
  sizes: fc.oneof(
    { weight: 6, arbitrary: fc.tuple(fc.integer({ min: 80, max: 300 })) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 600, max: 1_200 })) },
    { weight: 1, arbitrary: fc.array(fc.integer({ min: 80, max: 400 }), { minLength: 2, maxLength: 25 }) },
  ),
  patienceMs: fc.constantFrom(5, 30, 200, 900, 900),
});

/** What becomes of a call, and after how long. */
const aCourse = fc.record({
  ms: fc.nat(40),
  end: fc.constantFrom('answer', 'answer', 'answer', 'hang', '500', 'throttled', 'invalid', 'size', 'reset'),
  /** By position. */
  codes: fc.array(fc.constantFrom(undefined, undefined, 'InternalFailure', 'ThrottlingException', 'Own'), {
    minLength: 10,
    maxLength: 10,
  }),
});
type Course = typeof aCourse extends fc.Arbitrary<infer T> ? T : never;

type State = 'open' | 'failed' | 'refused' | 'published';

/** What is known of an event, told by its name in the first of its resources. */
interface Known {
  readonly event: WebhookEvent;
  readonly sends: State[];
  isSuspect: boolean;
  isAnswered: boolean;
}

class World {
  readonly #bridge = new FakeEventBridge();
  readonly #known = new Map<string, Known>();
  readonly #courses: readonly Course[];
  readonly #publisher = new EventBridgePublisher(
    this.#bridge.client,
    maxBytes,
    new Backoff(pause, () => 0.3),
    pause,
    1,
  );
  readonly mistakes: string[] = [];
  /** By several deliveries. */
  sharedCalls = 0;

  constructor(courses: readonly Course[]) {
    this.#courses = courses;
    this.#bridge.onCall = (call, count) => this.#take(call, count);
  }

  async deliver({ arrivesAt, bus, sizes, patienceMs }: Delivery, name: string): Promise<void> {
    const events = sizes.map((size, at) => eventOfSize(size, { bus, resources: [`${name}.${at}`] }));
    await pause(arrivesAt);
    const all = events.map((event) => {
      const known: Known = { event, sends: [], isSuspect: false, isAnswered: false };
      this.#known.set(String(event.resources[0]), known);
      return known;
    });
    const receipts = await this.#publisher.publish(events, timeLeft(patienceMs));
    const tookMs = Date.now() - (start + arrivesAt);
    if (tookMs > patienceMs + 2) this.mistakes.push(`${name} answered after ${tookMs} of ${patienceMs} ms`);
    if (receipts.length !== events.length) this.mistakes.push(`${name} has ${receipts.length} receipts`);
    for (const [at, known] of all.entries()) {
      known.isAnswered = true;
      if (!isTrue(receipts[at], known)) {
        this.mistakes.push(`${name}.${at}: ${JSON.stringify(receipts[at])} after ${known.sends}`);
      }
    }
  }

  #take(call: FakeCall, count: number): void {
    const all = call.entries.map(({ Resources }) => this.#known.get(String(Resources?.[0])) as Known);
    const bytes = all.reduce((sum, { event }) => sum + eventSize(event), 0);
    const note = (what: string) => this.mistakes.push(`call ${count} of ${all.length}: ${what}`);
    if (all.length > 10) note('too many entries');
    if (all.length > 1 && bytes >= maxBytes) note(`${bytes} bytes`);
    if (new Set(all.map(({ event }) => event.bus)).size > 1) note('two buses');
    for (const { event, sends, isSuspect, isAnswered } of all) {
      if (isAnswered) note(`${event.resources} was answered before`);
      if (sends.some((state) => state !== 'failed')) note(`${event.resources} was sent before: ${sends}`);
      if (isSuspect && all.length > 1) note(`${event.resources} is suspect`);
    }
    if (new Set(all.map(({ event }) => String(event.resources[0]).split('.')[0])).size > 1)
      this.sharedCalls += 1;
    for (const { sends } of all) sends.push('open');
    call.signal.addEventListener('abort', () => settle(all, () => 'failed'));
    this.#run(call, all, this.#courses[count % this.#courses.length] as Course).catch(() => {});
  }

  async #run(call: FakeCall, all: readonly Known[], { ms, end, codes }: Course): Promise<void> {
    await pause(ms);
    if (call.signal.aborted || end === 'hang') return;
    if (end === 'answer') {
      settle(all, (at) =>
        codes[at] === undefined ? 'published' : codes[at] === 'Own' ? 'refused' : 'failed',
      );
      return call.answer((_, at) => (codes[at] === 'Own' ? `Own ${all[at]?.event.resources}` : codes[at]));
    }
    const isRefusal = end === 'invalid' || end === 'size';
    settle(all, () => (isRefusal && all.length === 1 ? 'refused' : 'failed'));
    if (isRefusal && all.length > 1) for (const known of all) known.isSuspect = true;
    if (end === '500') call.fail('InternalException', 500);
    else if (end === 'throttled') call.fail('ThrottlingException');
    else if (end === 'invalid') call.fail('ValidationException');
    else if (end === 'size') call.fail('Unknown', 413);
    else call.reject(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
  }
}

function settle(all: readonly Known[], stateOf: (at: number) => State): void {
  all.forEach(({ sends }, at) => {
    if (sends.at(-1) === 'open') sends[sends.length - 1] = stateOf(at);
  });
}

/** Whether a receipt says what became of the event's own entry. */
function isTrue(receipt: Receipt | undefined, { event, sends }: Known): boolean {
  const last = sends.at(-1);
  switch (receipt?.status) {
    case 'published':
      return last === 'published';
    case 'refused':
      return (
        last === 'refused' && (!receipt.code.startsWith('Own') || receipt.code === `Own ${event.resources}`)
      );
    case 'unavailable':
      return last !== 'published' && last !== 'refused';
    default:
      return false;
  }
}

let start = 0;
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

it('whatever comes when, and whatever fails: each event has its own result once and in time, and none is sent twice for company', async () => {
  let shared = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(aDelivery, { minLength: 1, maxLength: 60, size: 'max' }),
      fc.array(aCourse, { minLength: 1, maxLength: 12 }),
      async (deliveries, courses) => {
        const world = new World(courses);
        start = Date.now();
        let answered = 0;
        for (const [n, delivery] of deliveries.entries()) {
          world.deliver(delivery, `${n}`).then(
            () => {
              answered += 1;
            },
            (error: unknown) => world.mistakes.push(String(error)),
          );
        }
        await jest.advanceTimersByTimeAsync(1_500);
        expect(world.mistakes).toEqual([]);
        expect(answered).toBe(deliveries.length);
        expect(jest.getTimerCount()).toBe(0);
        shared += world.sharedCalls;
      },
    ),
    { numRuns: 60 },
  );
  // a property of requests that nobody shares would show nothing
  expect(shared).toBeGreaterThan(50);
});
