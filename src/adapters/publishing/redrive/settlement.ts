import { inLanes } from '../../../domain/publishing/lanes.ts';
import { late } from '../../../domain/publishing/receipts.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Log } from '../../../ports/log.ts';
import { backoffSeconds } from './backoff.ts';
import { type Message, ofFate } from './message.ts';

export interface SettlementPorts {
  /** Where there are none, what the bus refuses for good stays in the queue. */
  readonly deadLetters: { put(text: string, reason: string, time: TimeLeft): Promise<void> } | undefined;
  readonly visibility: {
    /** @returns for each, in order, why it was not hidden; nothing for those that were */
    hide(
      messages: readonly { readonly receiptHandle: string; readonly seconds: number }[],
      time: TimeLeft,
    ): Promise<readonly (string | undefined)[]>;
  };
  readonly log: Log;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** Of the time to settle, for burying: it goes one by one, and what waits must be hidden too. */
const shareOfBurying = 0.5;

/** Sees to what did not go: what is dead becomes a dead letter, and nobody sees for a while what waits. */
export class Settlement {
  readonly #ports: SettlementPorts;

  constructor(ports: SettlementPorts) {
    this.#ports = ports;
  }

  /** What cannot be made a dead letter in time waits too, and what cannot be hidden is seen after the queue's own time-out. */
  async settle(messages: readonly Message[], time: TimeLeft): Promise<void> {
    await this.#buryAll(messages, time.share(shareOfBurying));
    await this.#hide(messages, time);
  }

  async #buryAll(messages: readonly Message[], time: TimeLeft): Promise<void> {
    const unburied: Message[] = [];
    await inLanes(ofFate(messages, 'dead'), async ({ message, fate: { reason } }) => {
      if (!time.isOver) return this.#bury(message, reason, time);
      message.fate = { kind: 'waits', code: reason, awaits: 'recovery' };
      unburied.push(message);
    });
    const [first] = unburied;
    if (!first) return;
    const { messageId } = first.record;
    this.#ports.log.write('error', 'dead_letter_failed', {
      messageId,
      code: late.code,
      messages: unburied.length,
    });
  }

  async #bury(message: Message, reason: string, time: TimeLeft): Promise<void> {
    const { deadLetters, log } = this.#ports;
    const { record, subject } = message;
    const what = { messageId: record.messageId, id: subject?.id, endpoint: subject?.endpoint, reason };
    if (!deadLetters) {
      log.write('error', 'redrive_refused', { ...what, message: 'no dead-letter queue is configured' });
      message.fate = { kind: 'waits', code: reason, awaits: 'repair' };
      return;
    }
    try {
      await deadLetters.put(record.body, reason, time);
      log.write('error', 'redrive_dead_letter', what);
    } catch (error) {
      log.write('error', 'dead_letter_failed', { ...what, code: (error as Error).name });
      message.fate = { kind: 'waits', code: reason, awaits: 'recovery' };
    }
  }

  async #hide(messages: readonly Message[], time: TimeLeft): Promise<void> {
    const { visibility, log, random } = this.#ports;
    const waiting = ofFate(messages, 'waits');
    const codes = await visibility.hide(
      waiting.map(({ message: { record }, fate }) => ({
        receiptHandle: record.receiptHandle,
        seconds: backoffSeconds(fate.awaits, record.attributes.ApproximateReceiveCount, random),
      })),
      time,
    );
    const failed = waiting.flatMap(({ message }, at) => ({ message, code: codes[at] }));
    for (const [code, some] of Map.groupBy(failed, (one) => one.code)) {
      if (code === undefined) continue;
      const messageId = some[0]?.message.record.messageId;
      log.write('warn', 'backoff_failed', { messageId, code, messages: some.length });
    }
  }
}
