import { inBatches } from '../../../domain/publishing/batches.ts';
import { inLanes } from '../../../domain/publishing/lanes.ts';
import { late } from '../../../domain/publishing/receipts.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { LazyQueue } from './lazy-queue.ts';
import { mostAtOnce } from './limits.ts';
import type { Hiding } from './sqs-queue.ts';

/** Decides when the messages of a queue can be received again. */
export class SqsVisibility {
  readonly #queue: LazyQueue;

  constructor(queue: LazyQueue) {
    this.#queue = queue;
  }

  /** @returns for each, in order, the code with which it was not hidden; nothing for those that were */
  async hide(messages: readonly Hiding[], time: TimeLeft): Promise<readonly (string | undefined)[]> {
    const failures = new Map<Hiding, string | undefined>();
    const requests = inBatches(messages, () => 0, mostAtOnce);
    await inLanes(requests, async (some) => {
      const codes = await this.#hideSome(some, time);
      for (const [at, message] of some.entries()) failures.set(message, codes[at]);
    });
    return messages.map((message) => failures.get(message));
  }

  async #hideSome(some: readonly Hiding[], time: TimeLeft): Promise<readonly (string | undefined)[]> {
    if (time.isOver) return some.map(() => late.code);
    try {
      return await (await this.#queue()).hideBatch(some, time);
    } catch (error) {
      return some.map(() => (error as Error).name);
    }
  }
}
