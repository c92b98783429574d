import { ObjectRefused } from '../../../domain/errors.ts';
import type { WebhookEvent } from '../../../domain/event.ts';
import { type Fate, fateOf } from '../../../domain/publishing/fate.ts';
import { inLanes } from '../../../domain/publishing/lanes.ts';
import { putApart } from '../../../domain/publishing/put-apart.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Log } from '../../../ports/log.ts';
import type { ObjectPointer } from '../../../ports/object-store.ts';
import type { Publisher } from '../../../ports/publisher.ts';
import { Hindrances } from './hindrances.ts';
import type { Message } from './message.ts';
import { inPortions, type Portion } from './portions.ts';

export interface SendingPorts {
  /** Without parking, which would send to the queue that is being emptied, and without deduplication. */
  readonly publisher: Publisher;
  readonly messages: {
    /**
     * @returns nothing for what nobody can make sense of
     * @throws {ObjectRefused} when the store has it not, or does not give it
     * @throws when it cannot be fetched in time
     */
    fetch(stored: ObjectPointer, time: TimeLeft): Promise<WebhookEvent | undefined>;
  };
  readonly log: Log;
}

/**
 * Portions that are under way at the same time. Three are about 100 requests a second, so that two redrives leave half of
 * the quota to live traffic where that is smallest, 400 a second: docs/adr/0025-redrive-and-dedupe.md.
 */
const portionsAtOnce = 3;
/** What one portion may take, ms: a connection that died while the process was frozen, and another attempt. */
const portionMs = 5_000;
/** What fetching one event may take, ms, and never of the time that its portion needs. */
const fetchMs = 5_000;

const lotOf = (bus: string) => `bus ${bus}`;
const storeLot = 'store';

/** One attempt at a batch. What is not reached in it, since something hinders or the time is over, goes on waiting. */
export class Sending {
  readonly #ports: SendingPorts;
  readonly #time: TimeLeft;
  readonly #hindrances = new Hindrances();

  /** @param time within which all is over */
  constructor(ports: SendingPorts, time: TimeLeft) {
    this.#ports = ports;
    this.#time = time;
  }

  /** Writes into each message what has become of it. What must be fetched is megabytes each: it goes one by one, and last. */
  async send(messages: readonly Message[]): Promise<void> {
    const inline = messages.flatMap((message) =>
      message.parked && 'event' in message.parked ? { message, event: message.parked.event } : [],
    );
    const stored = messages.flatMap((message) =>
      message.parked && 'stored' in message.parked ? { message, pointer: message.parked.stored } : [],
    );
    await inLanes(inPortions(inline), (portion) => this.#put(portion), portionsAtOnce);
    await inLanes(stored, ({ message, pointer }) => this.#fetchAndPut(message, pointer), portionsAtOnce);
  }

  async #put({ bus, going }: Portion): Promise<void> {
    const { publisher, log } = this.#ports;
    const lot = lotOf(bus);
    const messages = going.map(({ message }) => message);
    if (this.#isHindered(lot, messages) || this.#time.isOver) return;
    for (const { message, event } of going) message.subject = { id: event.id, endpoint: event.endpoint };
    const events = going.map(({ event }) => event);
    const onFailure = ({ id, endpoint }: WebhookEvent, error: unknown) =>
      log.write('error', 'redrive_failed', { id, endpoint, stack: stackOf(error) });
    const receipts = await putApart(publisher, events, this.#time.share(1, portionMs), onFailure);
    for (const [at, message] of messages.entries()) message.fate = fateOf(receipts[at]);
    this.#hindrances.learn(
      lot,
      messages.map(({ fate }) => fate),
    );
  }

  async #fetchAndPut(message: Message, pointer: ObjectPointer): Promise<void> {
    const time = this.#time.keepingBack(portionMs).share(1, fetchMs);
    if (this.#isHindered(storeLot, [message]) || time.isOver) return;
    try {
      const event = await this.#ports.messages.fetch(pointer, time);
      this.#hindrances.forget(storeLot);
      // whose bus it is shows only now
      if (event) await this.#put({ bus: event.bus, going: [{ message, event }] });
      else message.fate = { kind: 'dead', reason: 'unreadable' };
    } catch (error) {
      message.fate = this.#unreachable(message, error as Error);
      this.#hindrances.learn(storeLot, [message.fate]);
    }
  }

  #unreachable({ record: { messageId } }: Message, error: Error): Fate {
    const { name, message } = error;
    this.#ports.log.write('error', 'redrive_unreachable', { messageId, name, message });
    const awaits = error instanceof ObjectRefused ? 'repair' : 'recovery';
    return { kind: 'waits', code: 'object_unavailable', awaits };
  }

  #isHindered(lot: string, messages: readonly Message[]): boolean {
    const hindrance = this.#hindrances.of(lot);
    if (hindrance) for (const message of messages) message.fate = hindrance;
    return hindrance !== undefined;
  }
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : String(error);
}
