import type { WebhookEvent } from '../../domain/event.ts';
import { invalidEntry } from '../../domain/receipts.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Publisher, Receipt } from '../../ports/publisher.ts';
import { isAboutTheValue } from './database-error.ts';
import type { EventStore } from './event-store.ts';

/** A bus on this machine: an event is in the file before its sender hears of success. */
export class EmbeddedBusPublisher implements Publisher {
  readonly #store: EventStore;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(store: EventStore, clock: Clock, log: Log) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  async publish(events: readonly WebhookEvent[], deadline: number): Promise<readonly Receipt[]> {
    try {
      await this.#store.append(events, deadline - this.#clock.now());
      return events.map(() => ({ status: 'published' }));
    } catch (error) {
      // each event deserves to be judged by itself
      if (events.length > 1 && isAboutTheValue(error)) return await this.#publishEach(events, deadline);
      this.#log.write('error', 'embedded_bus_failed', { message: (error as Error).message });
      const receipt: Receipt = isAboutTheValue(error)
        ? { status: 'refused', code: invalidEntry }
        : { status: 'unavailable', code: 'embedded_bus_failed' };
      return events.map(() => receipt);
    }
  }

  async #publishEach(events: readonly WebhookEvent[], deadline: number): Promise<readonly Receipt[]> {
    const receipts: Receipt[] = [];
    for (const event of events) receipts.push(...(await this.publish([event], deadline)));
    return receipts;
  }
}
