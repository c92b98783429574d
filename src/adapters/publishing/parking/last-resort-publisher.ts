import type { WebhookEvent } from '../../../domain/event.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';
import { isHardlyTried } from './last-resort.ts';

const longestMs = 1_000;

/**
 * Nobody hears of a failure while a durable way is untried: what nothing else took, and an open breaker has kept from the
 * bus, or the bus has throttled, is put to the bus once, without the breaker. Where nothing can park, what was throttled
 * has been sent again for as long as there was time: it gets what is left of that.
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
    const rest = events.filter((_, at) => isHardlyTried(receipts[at]));
    if (rest.length === 0 || time.isOver) return receipts;
    const next = (await this.#bus.publish(rest, time.share(1, longestMs))).values();
    return receipts.map((receipt) => (isHardlyTried(receipt) ? (next.next().value ?? receipt) : receipt));
  }
}
