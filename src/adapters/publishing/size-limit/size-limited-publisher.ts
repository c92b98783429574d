import type { WebhookEvent } from '../../../domain/event.ts';
import { eventSize } from '../../../domain/events/event-size.ts';
import { tooLarge } from '../../../domain/publishing/receipts.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';

/** Refuses what the bus would refuse for its size, before a call is spent on it, and lets the rest of a batch pass. */
export class SizeLimitedPublisher implements Publisher {
  readonly #inner: Publisher;
  readonly #maxEntryBytes: number;

  /** @param maxEntryBytes an event must be smaller than this */
  constructor(inner: Publisher, maxEntryBytes: number) {
    this.#inner = inner;
    this.#maxEntryBytes = maxEntryBytes;
  }

  async publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const fits = (event: WebhookEvent) => eventSize(event) < this.#maxEntryBytes;
    const small = events.filter(fits);
    const receipts = small.length > 0 ? await this.#inner.publish(small, time) : [];
    const next = receipts.values();
    return events.map((event) => (fits(event) ? (next.next().value as Receipt) : tooLarge));
  }
}
