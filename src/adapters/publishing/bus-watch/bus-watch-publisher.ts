import type { WebhookEvent } from '../../../domain/event.ts';
import { late } from '../../../domain/publishing/receipts.ts';
import { within } from '../../../domain/publishing/within.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Log } from '../../../ports/log.ts';
import type { Metrics } from '../../../ports/metrics.ts';
import type { Pause } from '../../../ports/pause.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';
import type { BusWatch } from './bus-watch.ts';

/** Somebody must make it again. */
const missing: Receipt = { status: 'refused', reason: 'denied', code: 'bus_missing' };

interface Tools {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly pause: Pause;
}

/**
 * Puts nothing on a bus that is known to be missing, which would swallow it with a success. While a bus is there it is
 * looked at beside a publishing now and then; what was put on it is not believed to be there if the look says that the
 * bus is not. While it is missing, some of its events wait for a look, and only that lets them pass.
 */
export class BusWatchPublisher implements Publisher {
  readonly #inner: Publisher;
  readonly #watch: BusWatch;
  readonly #tools: Tools;

  constructor(inner: Publisher, watch: BusWatch, tools: Tools) {
    this.#inner = inner;
    this.#watch = watch;
    this.#tools = tools;
  }

  async publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const isMissing = ({ bus }: WebhookEvent) => this.#watch.isKnownMissing(bus);
    const receipts = new Map<WebhookEvent, Receipt | undefined>();
    const send = async (some: readonly WebhookEvent[]) => {
      if (some.length === 0) return;
      const answers = await this.#inner.publish(some, time);
      for (const [at, event] of some.entries()) receipts.set(event, answers[at]);
    };
    const [doubtful, trusted] = [events.filter(isMissing), events.filter((event) => !isMissing(event))];
    const sendRest = async () => {
      await this.#lookAtThoseDue(events, time);
      await send(doubtful.filter((event) => !isMissing(event)));
    };
    await Promise.all([send(trusted), sendRest()]);
    return events.map((event) => {
      const receipt = receipts.get(event);
      // what is refused for itself is refused by any bus
      return isMissing(event) && receipt?.status !== 'refused' ? missing : (receipt ?? late);
    });
  }

  /** Is over in time, whatever the looks do. */
  async #lookAtThoseDue(events: readonly WebhookEvent[], time: TimeLeft): Promise<void> {
    const due = [...new Set(events.map(({ bus }) => bus))].filter((bus) => this.#watch.isDue(bus));
    if (due.length === 0 || time.isOver) return;
    const looks = () => Promise.all(due.map((bus) => this.#look(bus)));
    await within(time.left, this.#tools.pause, looks).catch(() => {});
  }

  async #look(bus: string): Promise<void> {
    const { log, metrics } = this.#tools;
    const wasMissing = this.#watch.isKnownMissing(bus);
    try {
      const isMissing = await this.#watch.isMissing(bus);
      if (isMissing) {
        metrics.record({ BusMissing: 1 });
        log.write('error', 'bus_missing', {
          bus,
          message: `there is no event bus ${bus}: its events wait where they can, until it is there; create it`,
        });
      } else if (wasMissing && isMissing === false) {
        log.write('info', 'bus_found', { bus, message: `the event bus ${bus} is there again` });
      }
    } catch (error) {
      const { name, message } = error as Error;
      log.write('error', 'bus_look_failed', { bus, error: name, message });
    }
  }
}
