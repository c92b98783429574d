import type { WebhookEvent } from '../../domain/event.ts';
import type { Log } from '../../ports/log.ts';
import type { Publisher, Receipt } from '../../ports/publisher.ts';
import type { EventStore } from './event-store.ts';

/** A bus on this machine: an event is in the file before its sender hears of success. */
export class EmbeddedBusPublisher implements Publisher {
  readonly #store: EventStore;
  readonly #log: Log;

  constructor(store: EventStore, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  async publish(events: readonly WebhookEvent[]): Promise<readonly Receipt[]> {
    try {
      this.#store.append(events);
      return events.map(() => ({ status: 'published' }));
    } catch (error) {
      this.#log.write('error', 'embedded_bus_failed', { message: (error as Error).message });
      return events.map(() => ({ status: 'unavailable', code: 'embedded_bus_failed' }));
    }
  }
}
