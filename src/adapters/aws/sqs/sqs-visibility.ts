import type { TimeLeft } from '../../../domain/time-left.ts';
import type { LazyQueue } from './lazy-queue.ts';

/** Decides when the messages of a queue can be received again. Throws what the SDK throws. */
export class SqsVisibility {
  readonly #queue: LazyQueue;

  constructor(queue: LazyQueue) {
    this.#queue = queue;
  }

  /** @param seconds for which nobody sees the message, from now on */
  async hide(receiptHandle: string, seconds: number, time: TimeLeft): Promise<void> {
    await (await this.#queue()).hide(receiptHandle, seconds, time);
  }
}
