import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { WebhookEvent } from '../../../domain/event.ts';
import type { Backoff } from '../../../domain/publishing/backoff.ts';
import { inLanes } from '../../../domain/publishing/lanes.ts';
import { invalid, late } from '../../../domain/publishing/receipts.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';
import { toEntry, toRequests } from './entry.ts';
import { entryReceipt, isThrottled, mayBeOneEntrysFault, requestFailure } from './failure.ts';
import { isWithinLimits } from './limits.ts';

/**
 * Puts events on EventBridge. While there is time it sends again what a repetition may cure, and only that: an answer
 * of status 200 can hold failed entries, which the SDK neither repeats nor reports. No event holds up another: one that
 * cannot be an entry is not sent, and the events of a request that is refused are sent one by one.
 */
export class EventBridgePublisher implements Publisher {
  readonly #client: EventBridgeClient;
  readonly #maxBytes: number;
  readonly #backoff: Backoff;
  readonly #throttledRetries: number;

  /**
   * @param throttledRetries how often what was throttled is sent again: where it can wait elsewhere, to insist would keep
   * its sender waiting, and the quota used up. By default for as long as there is time.
   */
  constructor(
    client: EventBridgeClient,
    maxBytes: number,
    backoff: Backoff,
    throttledRetries = Number.POSITIVE_INFINITY,
  ) {
    this.#client = client;
    this.#maxBytes = maxBytes;
    this.#backoff = backoff;
    this.#throttledRetries = throttledRetries;
  }

  async publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const items: Item[] = events.map((event) => ({
      event,
      isSuspect: false,
      throttled: 0,
      receipt: isWithinLimits(event) ? late : invalid,
    }));
    const isOpen = ({ receipt, throttled }: Item) =>
      receipt.status === 'unavailable' && throttled <= this.#throttledRetries;
    let open = items.filter(isOpen);
    for (let attempt = 0; open.length > 0; attempt += 1) {
      if (attempt > 0 && !(await this.#backoff.pauseBefore(attempt, time))) break;
      await inLanes(toRequests(open, this.#maxBytes), (request) => this.#put(request, time));
      open = open.filter(isOpen);
    }
    return items.map(({ receipt }) => receipt);
  }

  async #put(items: readonly Item[], time: TimeLeft): Promise<void> {
    if (time.isOver) return settle(items, () => late);
    try {
      const Entries = items.map(({ event }) => toEntry(event));
      const answer = await this.#client.send(new PutEventsCommand({ Entries }), {
        abortSignal: time.signal,
      });
      settle(items, (at) => entryReceipt(answer.Entries?.[at]));
    } catch (error) {
      if (items.length > 1 && mayBeOneEntrysFault(error)) return await this.#putEach(items, time);
      settle(items, () => requestFailure(error));
    }
  }

  /** Each event deserves to be judged by itself, now and when it is sent again. */
  async #putEach(items: readonly Item[], time: TimeLeft): Promise<void> {
    for (const item of items) item.isSuspect = true;
    await inLanes(items, (item) => this.#put([item], time));
  }
}

interface Item {
  readonly event: WebhookEvent;
  isSuspect: boolean;
  /** How often. */
  throttled: number;
  receipt: Receipt;
}

function settle(items: readonly Item[], receiptAt: (at: number) => Receipt): void {
  items.forEach((item, at) => {
    item.receipt = receiptAt(at);
    if (isThrottled(item.receipt)) item.throttled += 1;
  });
}
