import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DedupingPublisher } from '../../src/adapters/publishing/dedupe/deduping-publisher.ts';
import type { Ledger, LedgerEntry } from '../../src/ports/ledger.ts';
import type { Pause } from '../../src/ports/pause.ts';
import type { Publisher, Receipt } from '../../src/ports/publisher.ts';
import { MemoryLedger } from '../adapters/publishing/dedupe/memory-ledger.ts';
import { anEvent } from '../support/events.ts';
import { RecordingLog, RecordingMetrics } from '../support/fakes.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { timeLeft } from '../support/time-left.ts';

/** Where a process dies: its call has its effect, or has not, and it never goes on. */
const crashes = ['never', 'in claim', 'after claim', 'after publish', 'after done'] as const;

interface Plan {
  readonly crash: (typeof crashes)[number];
  /** What the bus says to this process. */
  readonly bus: 'takes' | 'fails';
}

const aPlan: fc.Arbitrary<Plan> = fc.record({
  crash: fc.constantFrom(...crashes),
  bus: fc.constantFrom('takes', 'takes', 'fails'),
});
const plans = fc.array(aPlan, { minLength: 2, maxLength: 3 });

type Times = 'calls are quicker than any pause' | 'anything may take any time';

/** Several processes get the same delivery; the scheduler picks, one by one, whose call is done next. */
class World {
  published = 0;
  readonly receipts: Receipt[] = [];
  readonly #clock = new ManualClock();
  readonly #timers: {
    readonly at: number;
    readonly signal: AbortSignal | undefined;
    readonly ring: () => void;
  }[] = [];
  readonly #scheduler: fc.Scheduler;
  readonly #times: Times;
  readonly #failures: unknown[] = [];

  constructor(scheduler: fc.Scheduler, times: Times) {
    this.#scheduler = scheduler;
    this.#times = times;
  }

  async run(all: readonly Plan[], shared: (ledger: Ledger) => Ledger): Promise<void> {
    const ledger = shared(new MemoryLedger(this.#clock));
    all.forEach((plan, n) => {
      this.#deliver(plan, `process-${n}`, ledger).catch((error: unknown) => this.#failures.push(error));
    });
    do {
      await this.#scheduler.waitIdle();
    } while (this.#ringNext());
    expect(this.#failures).toEqual([]);
  }

  async #deliver(plan: Plan, name: string, ledger: Ledger): Promise<void> {
    const process = new Process(name, plan, this.#scheduler, ledger, () => {
      if (plan.bus === 'takes') this.published += 1;
    });
    await this.#scheduler.schedule(Promise.resolve(), `${name} starts`);
    const publisher = new DedupingPublisher(
      process,
      {
        ledger: process,
        clock: this.#clock,
        log: new RecordingLog(),
        metrics: new RecordingMetrics(),
        pause: (ms, signal) => this.#pause(ms, signal).then(() => process.goOn()),
      },
      () => name,
    );
    const event = anEvent({ suppressionKey: 'k' });
    this.receipts.push(...(await publisher.publish([event], timeLeft(8_000, this.#clock))));
  }

  readonly #pause: Pause = async (ms, signal) => {
    const at = this.#clock.now() + ms;
    if (this.#times === 'anything may take any time') {
      await this.#scheduler.schedule(Promise.resolve(), `${ms} ms`);
      if (signal?.aborted) return;
    } else {
      await new Promise<void>((ring) => this.#timers.push({ at, signal, ring }));
    }
    this.#clock.advance(Math.max(0, at - this.#clock.now()));
  };

  /** @returns whether somebody was still waiting */
  #ringNext(): boolean {
    const waiting = this.#timers.splice(0).filter(({ signal }) => !signal?.aborted);
    const [next, ...later] = waiting.sort((a, b) => a.at - b.at);
    this.#timers.push(...later);
    next?.ring();
    return next !== undefined;
  }
}

/** One process with its view of the bus and the ledger, until it dies. */
class Process implements Ledger, Publisher {
  readonly #name: string;
  readonly #plan: Plan;
  readonly #scheduler: fc.Scheduler;
  readonly #ledger: Ledger;
  readonly #onPublish: () => void;
  #dead = false;

  constructor(name: string, plan: Plan, scheduler: fc.Scheduler, ledger: Ledger, onPublish: () => void) {
    this.#name = name;
    this.#plan = plan;
    this.#scheduler = scheduler;
    this.#ledger = ledger;
    this.#onPublish = onPublish;
  }

  /** What a dead process waits for never comes. */
  goOn(): Promise<void> | void {
    if (this.#dead) return new Promise<never>(() => {});
  }

  async claim(key: string, owner: string, leaseMs: number): Promise<LedgerEntry> {
    const entry = await this.#step('claim', () => this.#ledger.claim(key, owner, leaseMs));
    if (entry === 'claimed') await this.#dieIf('in claim');
    return entry;
  }

  async publish(): Promise<readonly Receipt[]> {
    await this.#dieIf('after claim');
    await this.#step('publish', async () => this.#onPublish());
    await this.#dieIf('after publish');
    return [
      this.#plan.bus === 'takes'
        ? { status: 'published' }
        : { status: 'unavailable', reason: 'outage', code: 'down' },
    ];
  }

  async done(key: string, owner: string): Promise<void> {
    await this.#step('done', () => this.#ledger.done(key, owner));
    await this.#dieIf('after done');
  }

  async release(key: string, owner: string): Promise<void> {
    await this.#step('release', () => this.#ledger.release(key, owner));
  }

  /** The call has its effect at one moment and its answer at a later one. */
  async #step<T>(what: string, call: () => Promise<T>): Promise<T> {
    await this.goOn();
    await this.#scheduler.schedule(Promise.resolve(), `${this.#name} asks: ${what}`);
    const result = await call();
    await this.#scheduler.schedule(Promise.resolve(), `${this.#name} hears: ${what}`);
    await this.goOn();
    return result;
  }

  async #dieIf(crash: Plan['crash']): Promise<void> {
    this.#dead ||= this.#plan.crash === crash;
    await this.goOn();
  }
}

const good = (ledger: Ledger): Ledger => ledger;

/** The mistake to make: a claim is taken for the deed. */
const hasty = (ledger: Ledger): Ledger => ({
  claim: async (...args) => {
    const entry = await ledger.claim(...args);
    return entry === 'busy' ? 'done' : entry;
  },
  done: (key, owner) => ledger.done(key, owner),
  release: (key, owner) => ledger.release(key, owner),
});

function worldOf(times: Times, ledger: typeof good, check: (world: World, all: readonly Plan[]) => void) {
  return fc.asyncProperty(fc.scheduler(), plans, async (scheduler, all) => {
    const world = new World(scheduler, times);
    await world.run(all, ledger);
    check(world, all);
  });
}

const isSuccess = ({ status }: Receipt) => status === 'published' || status === 'duplicate';
const survivors = (all: readonly Plan[]) => all.filter(({ crash }) => crash === 'never');

function nothingLost(world: World, all: readonly Plan[]): void {
  if (world.receipts.some(isSuccess)) expect(world.published).toBeGreaterThanOrEqual(1);
  // who lives answers, and is told of success where the bus takes its event
  const lucky = survivors(all).filter(({ bus }) => bus === 'takes').length;
  expect(world.receipts.length).toBeGreaterThanOrEqual(survivors(all).length);
  expect(world.receipts.filter(isSuccess).length).toBeGreaterThanOrEqual(lucky);
}

function oneRepeatPerCrash(world: World, all: readonly Plan[]): void {
  const deaths = all.length - survivors(all).length;
  expect(world.published).toBeLessThanOrEqual(1 + deaths);
}

const runs = { numRuns: 2_000 };

describe('two or three deliveries of one id at the same moment, some of whose processes die', () => {
  it('lose nothing, and repeat it at most once for each crash, in whatever order their calls are done', async () => {
    let repeats = 0;
    let duplicates = 0;
    await fc.assert(
      worldOf('calls are quicker than any pause', good, (world, all) => {
        nothingLost(world, all);
        oneRepeatPerCrash(world, all);
        repeats += world.published > 1 ? 1 : 0;
        duplicates += world.receipts.some(({ status }) => status === 'duplicate') ? 1 : 0;
      }),
      runs,
    );
    // the floor: what the property is about has happened
    expect(repeats).toBeGreaterThan(10);
    expect(duplicates).toBeGreaterThan(100);
  });

  it('lose nothing however long anything takes, and never repeat it more often than it was sent', async () => {
    await fc.assert(
      worldOf('anything may take any time', good, (world, all) => {
        nothingLost(world, all);
        expect(world.published).toBeLessThanOrEqual(all.length);
      }),
      runs,
    );
  });

  it.each<Times>(['calls are quicker than any pause', 'anything may take any time'])(
    'would lose some if a claim alone were a reason to answer "duplicate": %s',
    async (times) => {
      const { failed, counterexample } = await fc.check(worldOf(times, hasty, nothingLost), runs);
      expect(failed).toBe(true);
      expect(counterexample).not.toBeNull();
    },
  );
});
