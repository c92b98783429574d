import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { WebhookEvent } from '../../../domain/event.ts';
import { fateOf } from '../../../domain/publishing/fate.ts';
import { inLanes } from '../../../domain/publishing/lanes.ts';
import type { ParkedEvent } from '../../../domain/publishing/parked.ts';
import { putApart } from '../../../domain/publishing/put-apart.ts';
import { late } from '../../../domain/publishing/receipts.ts';
import { TimeLeft } from '../../../domain/time-left.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Metrics } from '../../../ports/metrics.ts';
import type { ObjectPointer } from '../../../ports/object-store.ts';
import type { Publisher } from '../../../ports/publisher.ts';
import { Hindrances } from './hindrances.ts';
import { type Message, ofFate } from './message.ts';
import { inPortions, type Portion } from './portions.ts';
import { Settlement, type SettlementPorts } from './settlement.ts';

interface RedrivePorts extends SettlementPorts {
  /** Without parking, which would send to the queue that is being emptied, and without deduplication. */
  readonly publisher: Publisher;
  readonly messages: {
    /** @returns nothing for what nobody can make sense of */
    open(text: string): ParkedEvent | undefined;
    /** @returns nothing for what nobody can make sense of. @throws when it cannot be fetched now */
    fetch(stored: ObjectPointer): Promise<WebhookEvent | undefined>;
  };
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/**
 * Portions that are under way at the same time. Three are about 100 requests a second, so that two redrives leave half of
 * the quota to live traffic where that is smallest, 400 a second: docs/adr/0025-redrive-and-dedupe.md.
 */
const portionsAtOnce = 3;
/** What one portion may take, ms: a connection that died while the process was frozen, and another attempt. */
const portionMs = 5_000;
/** Kept of the time that Lambda gives, for what follows after publishing, ms. */
const afterwardsMs = 5_000;
/** Kept of that for the answer, ms. */
const returnMs = 100;

/**
 * Publishes parked events, exactly as they would have been published in the first place. What the bus does not take
 * stays in the queue and is tried again ever more seldom; only what it will never take becomes a dead letter.
 */
export class RedriveHandler {
  readonly #ports: RedrivePorts;
  readonly #settlement: Settlement;

  constructor(ports: RedrivePorts) {
    this.#ports = ports;
    this.#settlement = new Settlement(ports);
  }

  async handle(
    { Records }: SQSEvent,
    context: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<SQSBatchResponse> {
    const time = TimeLeft.of(context.getRemainingTimeInMillis(), this.#ports.clock);
    const messages = Records.map((record) => this.#open(record));
    await this.#publish(messages, time.keepingBack(afterwardsMs));
    await this.#settlement.settle(messages, time.keepingBack(returnMs));
    this.#report(messages);
    return {
      batchItemFailures: ofFate(messages, 'waits').map(({ message }) => ({
        itemIdentifier: message.record.messageId,
      })),
    };
  }

  #open(record: SQSRecord): Message {
    const parked = this.#ports.messages.open(record.body);
    return { record, parked, fate: parked ? fateOf(late) : { kind: 'dead', reason: 'unreadable' } };
  }

  async #publish(messages: readonly Message[], time: TimeLeft): Promise<void> {
    const hindrances = new Hindrances();
    const work = async ({ lot, messages: some }: Portion) => {
      const hindrance = hindrances.of(lot);
      if (hindrance) {
        for (const message of some) message.fate = hindrance;
      } else if (!time.isOver) {
        await this.#put(some, time.share(1, portionMs));
        hindrances.learn(
          lot,
          some.map(({ fate }) => fate),
        );
      }
    };
    await inLanes(inPortions(messages), work, portionsAtOnce);
  }

  async #put(messages: readonly Message[], time: TimeLeft): Promise<void> {
    const { publisher, log } = this.#ports;
    const found = await Promise.all(
      messages.map(async (message) => ({ message, event: await this.#eventOf(message) })),
    );
    const going = found.flatMap(({ message, event }) => (event ? { message, event } : []));
    const onFailure = ({ id, endpoint }: WebhookEvent, error: unknown) =>
      log.write('error', 'redrive_failed', { id, endpoint, stack: stackOf(error) });
    const events = going.map(({ event }) => event);
    const receipts = await putApart(publisher, events, time, onFailure);
    for (const [at, { message }] of going.entries()) message.fate = fateOf(receipts[at]);
  }

  async #eventOf(message: Message): Promise<WebhookEvent | undefined> {
    const { messages, log } = this.#ports;
    const { parked, record } = message;
    if (!parked) return undefined;
    try {
      const event = 'event' in parked ? parked.event : await messages.fetch(parked.stored);
      if (event) message.subject = { id: event.id, endpoint: event.endpoint };
      else message.fate = { kind: 'dead', reason: 'unreadable' };
      return event;
    } catch (error) {
      const { name, message: words } = error as Error;
      log.write('error', 'redrive_unreachable', { messageId: record.messageId, name, message: words });
      message.fate = { kind: 'waits', code: 'object_unavailable', awaits: 'recovery' };
      return undefined;
    }
  }

  #report(messages: readonly Message[]): void {
    const waiting = ofFate(messages, 'waits');
    const { log, metrics } = this.#ports;
    log.write(waiting.length > 0 ? 'error' : 'info', 'redrive', {
      published: ofFate(messages, 'done').length,
      deadLetters: ofFate(messages, 'dead').length,
      waiting: waiting.length,
      codes: [...new Set(waiting.map(({ fate }) => fate.code))],
    });
    if (waiting.length > 0) metrics.record({ Unavailable: waiting.length });
  }
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : String(error);
}
