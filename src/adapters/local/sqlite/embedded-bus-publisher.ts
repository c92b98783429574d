import { isObject, parseJson } from '../../../domain/content/json.ts';
import type { WebhookEvent } from '../../../domain/event.ts';
import { invalid } from '../../../domain/publishing/receipts.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Log } from '../../../ports/log.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';
import { isAboutTheValue } from './database-error.ts';
import type { EventStore } from './event-store.ts';

/** As EventBridge calls a detail that is not a JSON object: nobody could read the event, nor what is printed with it. */
const malformed: Receipt = { status: 'refused', reason: 'event_fault', code: 'MalformedDetail' };

/** A bus on this machine: an event is in the file before its sender hears of success. */
export class EmbeddedBusPublisher implements Publisher {
  readonly #store: EventStore;
  readonly #log: Log;

  constructor(store: EventStore, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  async publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const isWellFormed = events.map(({ detail }) => isObject(parseJson(detail)?.value));
    const wellFormed = events.filter((_, at) => isWellFormed[at]);
    const receipts = (await this.#append(wellFormed, time)).values();
    return isWellFormed.map((isFine) => (isFine ? (receipts.next().value as Receipt) : malformed));
  }

  async #append(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    if (events.length === 0) return [];
    try {
      await this.#store.append(events, time.left);
      return events.map(() => ({ status: 'published' }));
    } catch (error) {
      // each event deserves to be judged by itself
      if (events.length > 1 && isAboutTheValue(error)) return await this.#appendEach(events, time);
      this.#log.write('error', 'embedded_bus_failed', { message: (error as Error).message });
      const receipt: Receipt = isAboutTheValue(error)
        ? invalid
        : { status: 'unavailable', reason: 'outage', code: 'embedded_bus_failed' };
      return events.map(() => receipt);
    }
  }

  async #appendEach(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const receipts: Receipt[] = [];
    for (const event of events) receipts.push(...(await this.#append([event], time)));
    return receipts;
  }
}
