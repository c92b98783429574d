import type { WebhookEvent } from '../../../domain/event.ts';
import type { Backoff } from '../../../domain/publishing/backoff.ts';
import { inBatches } from '../../../domain/publishing/batches.ts';
import { inLanes } from '../../../domain/publishing/lanes.ts';
import { late } from '../../../domain/publishing/receipts.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Parking } from '../../../ports/parking.ts';
import type { Receipt } from '../../../ports/publisher.ts';
import { requestFailure, type SendFailure } from './failure.ts';
import type { LazyQueue } from './lazy-queue.ts';
import { mostAtOnce, mostParkedBytes } from './limits.ts';

const tooLargeToPark = { code: 'parking_too_large', isLasting: true, isTooLong: false };

/** Makes messages of events. */
interface MessageTexts {
  /** In ASCII. */
  inline(event: WebhookEvent): string;
  /** @returns a message that points to a stored event; nothing where there is no store. @throws when the store fails */
  stored(event: WebhookEvent, time: TimeLeft): Promise<string | undefined>;
}

/**
 * Parks events in a queue of SQS. While there is time it sends again what a repetition may cure, and only that: an
 * answer of status 200 can hold failed messages, which the SDK neither repeats nor reports.
 */
export class SqsParking implements Parking {
  readonly #queue: LazyQueue;
  readonly #texts: MessageTexts;
  readonly #backoff: Backoff;

  constructor(queue: LazyQueue, texts: MessageTexts, backoff: Backoff) {
    this.#queue = queue;
    this.#texts = texts;
    this.#backoff = backoff;
  }

  async park(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const items = events.map((event) => new Item(event, this.#texts.inline(event)));
    let open: readonly Item[] = items;
    for (let attempt = 0; open.length > 0; attempt += 1) {
      if (attempt > 0 && !(await this.#backoff.pauseBefore(attempt, time))) break;
      // what waits for the store holds up nothing else
      await Promise.all([
        inLanes(requestsOf(open.filter((item) => item.fits)), (request) => this.#send(request, time)),
        inLanes(
          open.filter((item) => !item.fits),
          (item) => this.#store(item, time),
        ),
      ]);
      open = open.filter((item) => item.isOpen);
    }
    return items.map(({ receipt }) => receipt);
  }

  async #store(item: Item, time: TimeLeft): Promise<void> {
    if (time.isOver) return;
    try {
      const pointer = await this.#texts.stored(item.event, time);
      if (pointer === undefined) return item.settle(tooLargeToPark);
      item.pointTo(pointer);
    } catch (error) {
      return item.settle({ code: (error as Error).name, isLasting: false, isTooLong: false });
    }
    await this.#send([item], time);
  }

  async #send(items: readonly Item[], time: TimeLeft): Promise<void> {
    if (time.isOver) return;
    try {
      const queue = await this.#queue();
      const texts = items.map(({ text }) => text);
      const failures = await queue.sendBatch(texts, time);
      items.forEach((item, at) => {
        item.settle(failures[at]);
      });
    } catch (error) {
      const failure = requestFailure(error);
      // too long together, or refused for one of them: each message deserves to be judged by itself
      if (failure.mayBeOneMessages && items.length > 1) {
        await inLanes(items, (item) => this.#send([item], time));
      } else {
        for (const item of items) item.settle(failure);
      }
    }
  }
}

/** Texts are ASCII: as many bytes as characters. */
function requestsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  return inBatches(items, ({ text }) => text.length, mostAtOnce);
}

/** An event on its way into the queue. */
class Item {
  readonly event: WebhookEvent;
  text: string;
  fits: boolean;
  isOpen = true;
  receipt: Receipt = late;

  constructor(event: WebhookEvent, text: string) {
    this.event = event;
    this.text = text;
    this.fits = text.length <= mostParkedBytes;
  }

  pointTo(pointer: string): void {
    this.text = pointer;
    this.fits = true;
  }

  settle(failure: Omit<SendFailure, 'mayBeOneMessages'> | undefined): void {
    this.receipt = failure
      ? { status: 'unavailable', reason: 'outage', code: failure.code }
      : { status: 'parked' };
    this.isOpen = failure !== undefined && !failure.isLasting;
    if (failure?.isTooLong) this.fits = false;
  }
}
