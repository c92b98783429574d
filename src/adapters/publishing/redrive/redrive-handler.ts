import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { fateOf } from '../../../domain/publishing/fate.ts';
import type { ParkedEvent } from '../../../domain/publishing/parked.ts';
import { late } from '../../../domain/publishing/receipts.ts';
import { TimeLeft } from '../../../domain/time-left.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Metrics } from '../../../ports/metrics.ts';
import { type Message, ofFate } from './message.ts';
import { Sending, type SendingPorts } from './sending.ts';
import { Settlement, type SettlementPorts } from './settlement.ts';

interface RedrivePorts extends SendingPorts, SettlementPorts {
  readonly messages: SendingPorts['messages'] & {
    /** @returns nothing for what nobody can make sense of */
    open(text: string): ParkedEvent | undefined;
  };
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/** Kept of the time that Lambda gives, for what follows after publishing, ms. */
const afterwardsMs = 5_000;
/** Kept of that for the answer, ms: what is not told in time is published again. Of 1,000 messages that is many lines. */
const answerMs = 1_500;

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
    await new Sending(this.#ports, time.keepingBack(afterwardsMs)).send(messages);
    await this.#settlement.settle(messages, time.keepingBack(answerMs));
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
