import type { WebhookEvent } from '../../../domain/event.ts';
import type { Clock } from '../../../ports/clock.ts';
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
  readonly #clock: Clock;

  /** @param bus the same bus as that of `inner`, without its breaker */
  constructor(inner: Publisher, bus: Publisher, clock: Clock) {
    this.#inner = inner;
    this.#bus = bus;
    this.#clock = clock;
  }

  async publish(events: readonly WebhookEvent[], deadline: number): Promise<readonly Receipt[]> {
    const receipts = await this.#inner.publish(events, deadline);
    const untried = events.filter((_, at) => isUntried(receipts[at]));
    const now = this.#clock.now();
    if (untried.length === 0 || now >= deadline) return receipts;
    const next = (await this.#bus.publish(untried, Math.min(deadline, now + longestMs))).values();
    return receipts.map((receipt) => (isUntried(receipt) ? (next.next().value ?? receipt) : receipt));
  }
}
