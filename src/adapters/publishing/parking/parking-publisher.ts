/**
 * Parking. A sender repeats a delivery a few times, or never, and then it is lost: an outage of the bus must not be the
 * sender's business. What was verified and the bus does not take is kept durably elsewhere, and counts as a success;
 * `redrive` publishes it unchanged when the bus takes it again. Refusals are parked too, since most are a permission or a
 * name that somebody will mend. Only what is too large is handed back, to go as a pointer or to be answered with 413.
 */

import type { WebhookEvent } from '../../../domain/event.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Log } from '../../../ports/log.ts';
import type { Metrics } from '../../../ports/metrics.ts';
import type { Parking } from '../../../ports/parking.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';
import { isHardlyTried, lastResortMs } from './last-resort.ts';

const longestAtBusMs = 2_000;
const shareOfBus = 0.5;

/** Parks what the bus does not take, for which it gets two seconds at most, and half of the time. */
export class ParkingPublisher implements Publisher {
  readonly #inner: Publisher;
  readonly #parking: Parking;
  readonly #log: Log;
  readonly #metrics: Metrics;

  constructor(inner: Publisher, parking: Parking, log: Log, metrics: Metrics) {
    this.#inner = inner;
    this.#parking = parking;
    this.#log = log;
    this.#metrics = metrics;
  }

  async publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const receipts = await this.#inner.publish(events, time.share(shareOfBus, longestAtBusMs));
    const items = events.map((event, at) => ({ event, receipt: receipts[at] as Receipt }));
    const untaken = items.filter(isParkable);
    if (untaken.length === 0) return receipts;
    const parked = (await this.#park(untaken, time)).values();
    // where parking failed too, the word of the bus is kept: it tells whether the bus was tried
    return items.map((item) => {
      if (!isParkable(item)) return item.receipt;
      const taken = parked.next().value;
      return taken?.status === 'parked' ? taken : item.receipt;
    });
  }

  async #park(untaken: readonly Untaken[], time: TimeLeft): Promise<readonly Receipt[]> {
    const reserve = untaken.some(({ receipt }) => isHardlyTried(receipt)) ? lastResortMs(time) : 0;
    const receipts = await this.#parking.park(
      untaken.map(({ event }) => event),
      time.keepingBack(reserve),
    );
    const failed = receipts.filter((receipt): receipt is Failure => receipt.status === 'unavailable');
    const [first] = failed;
    if (first) {
      this.#metrics.record({ ParkFailed: 1 });
      this.#log.write('error', 'park_failed', {
        code: first.code,
        busCode: untaken[0]?.receipt.code,
        events: failed.length,
        of: untaken.length,
      });
    }
    return receipts;
  }
}

type Failure = Extract<Receipt, { readonly code: string }>;

interface Untaken {
  readonly event: WebhookEvent;
  readonly receipt: Failure;
}

/**
 * What is too large for the bus is too large tomorrow: the sender shall know, or a pointer go in its place. A pointer
 * that is refused for its size meets a bus that is out of order.
 */
function isParkable(item: { readonly event: WebhookEvent; readonly receipt: Receipt }): item is Untaken {
  const { event, receipt } = item;
  if (receipt.status === 'refused') return receipt.reason !== 'too_large' || event.isClaimCheck === true;
  return receipt.status === 'unavailable';
}
