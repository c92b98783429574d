import type { WebhookEvent } from '../../../domain/event.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';
import { isUntried } from './last-resort.ts';

const longestMs = 1_000;

/**
 * Nobody hears of a failure while a durable way is untried: what only an open breaker has kept from the bus, and
 * nothing else took, is put to the bus once, without the breaker.
 */
export class LastResortPublisher implements Publisher {
  readonly #inner: Publisher;
  readonly #bus: Publisher;

  /** @param bus the same bus as that of `inner`, without its breaker */
  constructor(inner: Publisher, bus: Publisher) {
    this.#inner = inner;
    this.#bus = bus;
  }

  async publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const receipts = await this.#inner.publish(events, time);
    const untried = events.filter((_, at) => isUntried(receipts[at]));
    if (untried.length === 0 || time.isOver) return receipts;
    const next = (await this.#bus.publish(untried, time.share(1, longestMs))).values();
    return receipts.map((receipt) => (isUntried(receipt) ? (next.next().value ?? receipt) : receipt));
  }
}
