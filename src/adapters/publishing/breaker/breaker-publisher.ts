/**
 * The breaker. While a bus fails, each delivery would wait for time-outs that teach nobody anything, and Lambda runs only
 * few at a time: an outage of the bus would become one of the gateway. When more than half of a minute's calls have
 * failed, deliveries are told at once that the bus was not asked, so that they are parked without waiting, and one call in
 * ten seconds tries whether it is back. Only outages count: what is refused, or came too late to be tried, says nothing
 * about the bus.
 */

import type { WebhookEvent } from '../../../domain/event.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Metrics } from '../../../ports/metrics.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';
import { ClockedBreaker } from './clocked-breaker.ts';

const settings = { cooldownMs: 10_000, volumeThreshold: 5, errorThresholdPercentage: 50 };

const open: Receipt = { status: 'unavailable', reason: 'circuit_open', code: 'breaker_open' };

/** Thrown inside the breaker only: it counts failures by exceptions, a publisher tells of them in receipts. */
class Outage extends Error {
  readonly receipts: readonly Receipt[];

  constructor(receipts: readonly Receipt[]) {
    super('the bus is unavailable');
    this.receipts = receipts;
  }
}

/** Spares a bus that fails, and the senders the waiting. */
export class BreakerPublisher implements Publisher {
  readonly #inner: Publisher;
  readonly #breaker: ClockedBreaker<readonly Receipt[]>;

  constructor(inner: Publisher, clock: Clock, log: Log, metrics: Metrics) {
    this.#inner = inner;
    this.#breaker = new ClockedBreaker(clock, settings, () => {
      log.write('error', 'breaker_open', { cooldownMs: settings.cooldownMs });
      metrics.record({ BreakerOpen: 1 });
    });
  }

  async publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    try {
      return await this.#breaker.fire(() => this.#attempt(events, time));
    } catch (error) {
      if (error instanceof Outage) return error.receipts;
      if (isOpenBreaker(error)) return events.map(() => open);
      throw error;
    }
  }

  async #attempt(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const receipts = await this.#inner.publish(events, time);
    if (receipts.some(isOutage)) throw new Outage(receipts);
    return receipts;
  }
}

function isOutage(receipt: Receipt): boolean {
  return receipt.status === 'unavailable' && receipt.reason !== 'deadline';
}

function isOpenBreaker(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EOPENBREAKER';
}
