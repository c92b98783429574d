import type { Message } from '@aws-sdk/client-sqs';
import type { DeadLetter } from '../../../domain/publishing/dead-letter.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { LazyQueue } from './lazy-queue.ts';
import { longestReason } from './limits.ts';
import type { SqsQueue } from './sqs-queue.ts';

interface ReceivedLetter extends DeadLetter {
  readonly receiptHandle: string;
}

/** Seconds for which a letter that was looked at is hidden, should nobody show it again. */
const hiddenS = 30;
const waitS = 1;

/** The dead-letter queue. Every method throws what the SDK throws. */
export class SqsDeadLetters {
  readonly #queue: LazyQueue;

  constructor(queue: LazyQueue) {
    this.#queue = queue;
  }

  /** @param reason why it is dead, as a stable word */
  async put(text: string, reason: string, time: TimeLeft): Promise<void> {
    await (await this.#queue()).send(text, { reason: reason.slice(0, longestReason) }, time);
  }

  /** All letters, each once, or those up to the one that is wanted; afterwards they are visible again. */
  async list(time: TimeLeft): Promise<readonly DeadLetter[]> {
    const { letters, queue } = await this.#look(time, () => false);
    await show(queue, letters, time);
    return letters;
  }

  /**
   * Does `work` with the letter, which nobody else sees meanwhile, and then deletes it.
   * @returns false when there is no letter of that id
   */
  async settle(
    id: string,
    time: TimeLeft,
    work: (letter: DeadLetter) => Promise<void> = async () => {},
  ): Promise<boolean> {
    const { letters, queue } = await this.#look(time, (letter) => letter.id === id);
    const wanted = letters.find((letter) => letter.id === id);
    await show(
      queue,
      letters.filter((letter) => letter !== wanted),
      time,
    );
    if (!wanted) return false;
    await work(wanted);
    await queue.delete(wanted.receiptHandle, time);
    return true;
  }

  async #look(
    time: TimeLeft,
    isWanted: (letter: ReceivedLetter) => boolean,
  ): Promise<{ readonly letters: readonly ReceivedLetter[]; readonly queue: SqsQueue }> {
    const queue = await this.#queue();
    const letters = new Map<string, ReceivedLetter>();
    for (;;) {
      const received = (await queue.receive(hiddenS, waitS, time)).map(toLetter);
      const news = received.filter(({ id }) => !letters.has(id));
      for (const letter of received) letters.set(letter.id, letter);
      // the first ones come round again: everything has been seen
      if (news.length === 0 || news.some(isWanted)) return { letters: [...letters.values()], queue };
    }
  }
}

function toLetter({
  MessageId,
  Body,
  ReceiptHandle,
  Attributes,
  MessageAttributes,
}: Message): ReceivedLetter {
  return {
    id: String(MessageId),
    text: String(Body),
    reason: MessageAttributes?.reason?.StringValue,
    sentAt: Number(Attributes?.SentTimestamp),
    receiptHandle: String(ReceiptHandle),
  };
}

/** What cannot be shown again now is visible again soon. */
async function show(queue: SqsQueue, letters: readonly ReceivedLetter[], time: TimeLeft): Promise<void> {
  await Promise.allSettled(letters.map(({ receiptHandle }) => queue.hide(receiptHandle, 0, time)));
}
