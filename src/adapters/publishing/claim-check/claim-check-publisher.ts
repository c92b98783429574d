import type { WebhookEvent } from '../../../domain/event.ts';
import { claimCheckEvent } from '../../../domain/events/claim-check.ts';
import { eventSize } from '../../../domain/events/event-size.ts';
import { unanswered } from '../../../domain/publishing/receipts.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import { sha256Hex } from '../../../domain/verification/crypto.ts';
import type { Log } from '../../../ports/log.ts';
import type { ObjectStore } from '../../../ports/object-store.ts';
import type { Parking } from '../../../ports/parking.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';

/** The part of the time left that the store may use: what is stored must be published too. */
const storeShare = 0.5;
/** No pointer is too large: a bus that says so is out of order, and may be in order later. */
const pointerRefused: Receipt = { status: 'unavailable', reason: 'outage', code: 'claim_check_refused' };
const notStored: Receipt = { status: 'unavailable', reason: 'outage', code: 'claim_check_failed' };

/** One event on its way, and what became of it. */
interface Item {
  readonly event: WebhookEvent;
  pointer?: WebhookEvent;
  /** The store was asked to keep it, and did not. */
  isUnstored?: boolean;
  receipt: Receipt;
}

/**
 * Lets events pass that are too big for the bus: the detail goes to a store, and in its place an event is published
 * that says where it is. Object first, pointer after: a pointer to nothing is never published.
 */
export class ClaimCheckPublisher implements Publisher {
  readonly #inner: Publisher;
  readonly #store: ObjectStore;
  readonly #maxEntryBytes: number;
  readonly #log: Log;
  readonly #parking: Parking | undefined;

  /**
   * @param maxEntryBytes an event must be smaller than this to travel as it is
   * @param parking where an event may wait that the store does not take
   */
  constructor(inner: Publisher, store: ObjectStore, maxEntryBytes: number, log: Log, parking?: Parking) {
    this.#inner = inner;
    this.#store = store;
    this.#maxEntryBytes = maxEntryBytes;
    this.#log = log;
    this.#parking = parking;
  }

  async publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const items: Item[] = events.map((event) => ({ event, receipt: unanswered }));
    const [small, big] = split(items, ({ event }) => eventSize(event) < this.#maxEntryBytes);
    await Promise.all([this.#send(small, time), this.#storeAll(big, time)]);
    // the bus may count in another way than we do, or have another limit
    await this.#storeAll(small.filter(isTooLarge), time);
    await this.#send(
      items.filter(({ pointer }) => pointer),
      time,
    );
    await this.#parkAll(
      items.filter(({ isUnstored }) => isUnstored),
      time,
    );
    return items.map((item) => (isPointer(item) && isRefusedForSize(item) ? pointerRefused : item.receipt));
  }

  async #send(items: readonly Item[], time: TimeLeft): Promise<void> {
    if (items.length === 0) return;
    const receipts = await this.#inner.publish(
      items.map(({ event, pointer }) => pointer ?? event),
      time,
    );
    items.forEach((item, at) => {
      item.receipt = receipts[at] ?? unanswered;
    });
  }

  async #storeAll(items: readonly Item[], time: TimeLeft): Promise<void> {
    const share = time.share(storeShare);
    await Promise.all(items.map((item) => this.#keep(item, share)));
  }

  /** It is stored when it is published from there, by which time the store may be back. */
  async #parkAll(items: readonly Item[], time: TimeLeft): Promise<void> {
    if (!this.#parking || items.length === 0) return;
    const receipts = await this.#parking.park(
      items.map(({ event }) => event),
      time,
    );
    items.forEach((item, at) => {
      const receipt = receipts[at];
      if (receipt?.status === 'parked') item.receipt = receipt;
    });
  }

  async #keep(item: Item, time: TimeLeft): Promise<void> {
    const { event } = item;
    const body = Buffer.from(event.detail);
    const sha256 = sha256Hex(body);
    const day = new Date(event.time).toISOString().slice(0, 'yyyy-mm-dd'.length);
    try {
      const stored = await this.#store.put(`${event.endpoint}/${day}/${sha256}.json`, body, sha256, time);
      item.pointer = claimCheckEvent(event, { ...stored, size: body.length, sha256 }, this.#maxEntryBytes);
    } catch (error) {
      item.isUnstored = true;
      item.receipt = notStored;
      const { name, message } = error as Error;
      const { endpoint, id } = event;
      this.#log.write('error', 'claim_check_failed', {
        endpoint,
        id,
        size: body.length,
        error: name,
        message,
      });
    }
  }
}

function split<T>(items: readonly T[], test: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** A pointer that was parked comes by again: it points already, and must not be pointed to. */
function isPointer({ event, pointer }: Item): boolean {
  return pointer !== undefined || event.isClaimCheck === true;
}

function isTooLarge(item: Item): boolean {
  return isRefusedForSize(item) && !isPointer(item);
}

function isRefusedForSize({ receipt }: Item): boolean {
  return receipt.status === 'refused' && receipt.reason === 'too_large';
}
