import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { WebhookEvent } from '../../../domain/event.ts';
import { type Fate, fateOf } from '../../../domain/publishing/fate.ts';
import { putApart } from '../../../domain/publishing/put-apart.ts';
import { TimeLeft } from '../../../domain/time-left.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Metrics } from '../../../ports/metrics.ts';
import type { Publisher } from '../../../ports/publisher.ts';
import { backoffSeconds } from './backoff.ts';

interface RedrivePorts {
  /** Without parking, which would send to the queue that is being emptied, and without deduplication. */
  readonly publisher: Publisher;
  readonly messages: {
    /** @returns nothing for what nobody can make sense of. @throws when it cannot be fetched now */
    read(text: string): Promise<WebhookEvent | undefined>;
  };
  /** Where there are none, what the bus refuses for good stays in the queue. */
  readonly deadLetters: { put(text: string, reason: string, time: TimeLeft): Promise<void> } | undefined;
  readonly visibility: { hide(receiptHandle: string, seconds: number, time: TimeLeft): Promise<void> };
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Kept of the time that Lambda gives, for what follows after publishing, ms. */
const afterwardsMs = 1_000;
/** Kept of that for the answer, ms. */
const returnMs = 100;

interface Message {
  readonly record: SQSRecord;
  readonly event?: WebhookEvent;
  readonly fate: Fate;
}

/**
 * Publishes parked events, exactly as they would have been published in the first place. What the bus does not take
 * stays in the queue and is tried again ever more seldom; only what it will never take becomes a dead letter.
 */
export class RedriveHandler {
  readonly #ports: RedrivePorts;

  constructor(ports: RedrivePorts) {
    this.#ports = ports;
  }

  async handle(
    { Records }: SQSEvent,
    context: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<SQSBatchResponse> {
    const time = TimeLeft.of(context.getRemainingTimeInMillis(), this.#ports.clock);
    const opened = await Promise.all(Records.map((record) => this.#open(record)));
    const messages = await this.#publish(opened, time.keepingBack(afterwardsMs));
    const timeToSettle = time.keepingBack(returnMs);
    const settled = await Promise.all(messages.map((message) => this.#settle(message, timeToSettle)));
    const waiting = settled.filter(({ fate }) => fate.kind === 'waits');
    this.#report(settled, waiting.length);
    return { batchItemFailures: waiting.map(({ record }) => ({ itemIdentifier: record.messageId })) };
  }

  async #open(record: SQSRecord): Promise<Message> {
    try {
      const event = await this.#ports.messages.read(record.body);
      return event
        ? { record, event, fate: { kind: 'done' } }
        : { record, fate: { kind: 'dead', reason: 'unreadable' } };
    } catch (error) {
      const { name, message } = error as Error;
      this.#ports.log.write('error', 'redrive_unreachable', { messageId: record.messageId, name, message });
      return { record, fate: { kind: 'waits', code: 'object_unavailable' } };
    }
  }

  async #publish(messages: readonly Message[], time: TimeLeft): Promise<readonly Message[]> {
    const { publisher, log } = this.#ports;
    const events = messages.flatMap(({ event }) => event ?? []);
    const onFailure = ({ id, endpoint }: WebhookEvent, error: unknown) =>
      log.write('error', 'redrive_failed', { id, endpoint, stack: stackOf(error) });
    const receipts = (await putApart(publisher, events, time, onFailure)).values();
    return messages.map((message) =>
      message.event ? { ...message, fate: fateOf(receipts.next().value) } : message,
    );
  }

  async #settle(message: Message, time: TimeLeft): Promise<Message> {
    const { fate } = message;
    const settled = fate.kind === 'dead' ? await this.#bury(message, fate.reason, time) : message;
    if (settled.fate.kind === 'waits') await this.#hide(settled.record, time);
    return settled;
  }

  async #bury(message: Message, reason: string, time: TimeLeft): Promise<Message> {
    const { deadLetters, log } = this.#ports;
    const { record, event } = message;
    const what = { messageId: record.messageId, id: event?.id, endpoint: event?.endpoint, reason };
    if (!deadLetters) {
      log.write('error', 'redrive_refused', { ...what, message: 'no dead-letter queue is configured' });
      return { ...message, fate: { kind: 'waits', code: reason } };
    }
    try {
      await deadLetters.put(record.body, reason, time);
      log.write('error', 'redrive_dead_letter', what);
      return message;
    } catch (error) {
      log.write('error', 'dead_letter_failed', { ...what, code: (error as Error).name });
      return { ...message, fate: { kind: 'waits', code: reason } };
    }
  }

  async #hide({ messageId, receiptHandle, attributes }: SQSRecord, time: TimeLeft): Promise<void> {
    const seconds = backoffSeconds(attributes.ApproximateReceiveCount);
    try {
      await this.#ports.visibility.hide(receiptHandle, seconds, time);
    } catch (error) {
      this.#ports.log.write('warn', 'backoff_failed', { messageId, code: (error as Error).name });
    }
  }

  #report(messages: readonly Message[], waiting: number): void {
    const count = (kind: Fate['kind']) => messages.filter(({ fate }) => fate.kind === kind).length;
    const codes = new Set(messages.flatMap(({ fate }) => (fate.kind === 'waits' ? fate.code : [])));
    const { log, metrics } = this.#ports;
    log.write(waiting > 0 ? 'error' : 'info', 'redrive', {
      published: count('done'),
      deadLetters: count('dead'),
      waiting,
      codes: [...codes],
    });
    if (waiting > 0) metrics.record({ Unavailable: waiting });
  }
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : String(error);
}
