import { isYounger } from '../../../domain/age.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ledger, LedgerEntry } from '../../../ports/ledger.ts';
import type { Log } from '../../../ports/log.ts';
import type { Metrics } from '../../../ports/metrics.ts';
import type { Pause } from '../../../ports/pause.ts';
import { LedgerRound } from './ledger-round.ts';

const pollMs = 50;
/** How long a delivery waits for another one that is at work on the same, in parts of the time left and at most. */
const waitShare = 0.25;
const longestWaitMs = 2_000;
/**
 * A claim ends before those who wait for it give up: then one of them takes it over, instead of each going on by
 * itself. A delivery that lives longer than its claim leads to a repetition, as it would by their giving up.
 */
const leaseShare = 0.75;

export interface ClaimTools {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly pause: Pause;
}

/** What the ledger said of the keys of one delivery. A key of which it said nothing is nobody's. */
export class Claims {
  readonly #tools: ClaimTools;
  readonly #endpoint: string;
  readonly #owner: string;
  readonly #entries = new Map<string, LedgerEntry>();

  /** @param owner a name that no other delivery has */
  constructor(tools: ClaimTools, endpoint: string, owner: string) {
    this.#tools = tools;
    this.#endpoint = endpoint;
    this.#owner = owner;
  }

  isDone(key: string): boolean {
    return this.#entries.get(key) === 'done';
  }

  /** Claims the keys. For those that are busy it waits until they are done, or free again, or its patience ends. */
  async take(keys: readonly string[], time: TimeLeft): Promise<void> {
    const { ledger, clock, pause, log, metrics } = this.#tools;
    const startedAt = clock.now();
    const patience = time.share(waitShare, longestWaitMs);
    const waitMs = patience.left;
    if (waitMs === 0) return;
    const leaseMs = patience.share(leaseShare).left;
    const round = new LedgerRound(pause, patience, time);
    let open = keys;
    for (;;) {
      const answers = await round.ask(open, (key) => ledger.claim(key, this.#owner, leaseMs));
      for (const key of open) this.#learn(key, answers.get(key));
      open = open.filter((key) => this.#entries.get(key) === 'busy');
      // a clock that was set back ends the waiting, since nobody can tell any more how long it was
      if (open.length === 0 || !isYounger(startedAt, waitMs - pollMs, clock.now())) break;
      await pause(pollMs);
    }
    round.report('claim', this.#endpoint, log, metrics);
  }

  /** Tells the ledger what became of the keys: the good ones are done, the claims on the others are given up. */
  async settle(keys: readonly string[], isGood: (key: string) => boolean, time: TimeLeft): Promise<void> {
    const { ledger, pause, log, metrics } = this.#tools;
    const round = new LedgerRound(pause, time, time);
    const known = keys.filter((key) => {
      const entry = this.#entries.get(key);
      return entry === 'claimed' || (entry === 'busy' && isGood(key));
    });
    const owner = this.#owner;
    await round.ask(known, (key) => (isGood(key) ? ledger.done(key, owner) : ledger.release(key, owner)));
    round.report('settle', this.#endpoint, log, metrics);
  }

  #learn(key: string, entry: LedgerEntry | undefined): void {
    if (entry) this.#entries.set(key, entry);
    else this.#entries.delete(key);
  }
}
