import { inLanes } from '../../../domain/publishing/lanes.ts';
import { within } from '../../../domain/publishing/within.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Log } from '../../../ports/log.ts';
import type { Metrics } from '../../../ports/metrics.ts';
import type { Pause } from '../../../ports/pause.ts';

/** What the ledger may take for an answer by a time-out of its own, and a little for it to say so. */
const answerMs = 300;
const graceMs = 50;

/**
 * Questions to the ledger that may fail without consequence: it never throws, it is over in time, and after the
 * first failure nothing more is asked, so that a ledger that hangs costs one wait and not one per key.
 */
export class LedgerRound {
  readonly #pause: Pause;
  readonly #timeToAsk: TimeLeft;
  readonly #timeToWait: TimeLeft;
  #failures = 0;
  #error: Error | undefined;

  /**
   * @param timeToAsk within which questions are asked
   * @param timeToWait within which answers are waited for
   */
  constructor(pause: Pause, timeToAsk: TimeLeft, timeToWait: TimeLeft) {
    this.#pause = pause;
    this.#timeToAsk = timeToAsk;
    this.#timeToWait = timeToWait;
  }

  /** @returns the answers that came in time */
  async ask<T>(
    keys: readonly string[],
    question: (key: string) => Promise<T>,
  ): Promise<ReadonlyMap<string, T>> {
    const answers = new Map<string, T>();
    await inLanes(keys, async (key) => {
      try {
        if (this.#error) throw this.#error;
        answers.set(key, await within(this.#patience(), this.#pause, () => question(key)));
      } catch (error) {
        this.#error ??= error as Error;
        this.#failures += 1;
      }
    });
    return answers;
  }

  /** One line and one number, however many keys there were. */
  report(step: 'claim' | 'settle', endpoint: string, log: Log, metrics: Metrics): void {
    if (!this.#error) return;
    const { name, message } = this.#error;
    log.write('error', 'dedupe_failed', { endpoint, step, keys: this.#failures, error: name, message });
    metrics.record({ DedupeFailed: this.#failures });
  }

  #patience(): number {
    if (this.#timeToAsk.isOver) throw new Error('no time is left to ask the ledger');
    return this.#timeToWait.share(1, answerMs + graceMs).left;
  }
}
