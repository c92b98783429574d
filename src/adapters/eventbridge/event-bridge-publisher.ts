import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { WebhookEvent } from '../../domain/event.ts';
import { tooLarge } from '../../domain/receipts.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Publisher, Receipt } from '../../ports/publisher.ts';
import { toEntry, toRequests } from './entry.ts';
import { entryFailure, requestFailure } from './failure.ts';

const firstPauseMs = 50;
const longestPauseMs = 1_000;
const late: Receipt = { status: 'unavailable', code: 'deadline_passed' };

/**
 * Puts events on EventBridge. Until the deadline it sends again what a repetition may cure, and only that: an answer
 * of status 200 can hold failed entries, which the SDK neither repeats nor reports.
 */
export class EventBridgePublisher implements Publisher {
  readonly #client: EventBridgeClient;
  readonly #maxBytes: number;
  readonly #clock: Clock;
  readonly #random: () => number;

  /** @param random uniform in [0, 1): spreads the repetitions of many gateways */
  constructor(client: EventBridgeClient, maxBytes: number, clock: Clock, random: () => number) {
    this.#client = client;
    this.#maxBytes = maxBytes;
    this.#clock = clock;
    this.#random = random;
  }

  async publish(events: readonly WebhookEvent[], deadline: number): Promise<readonly Receipt[]> {
    const receipts: Receipt[] = events.map(() => late);
    let open = events.map((_, position) => position);
    for (let attempt = 0; open.length > 0; attempt += 1) {
      if (attempt > 0 && !(await this.#pause(attempt, deadline))) break;
      const waiting = open;
      const requests = toRequests(
        waiting.map((at) => events[at] as WebhookEvent),
        this.#maxBytes,
      );
      await Promise.all(
        requests.map(async (request) => {
          const positions = request.map((index) => waiting[index] as number);
          const answers = await this.#put(
            positions.map((at) => events[at] as WebhookEvent),
            deadline,
          );
          positions.forEach((at, index) => {
            receipts[at] = answers[index] as Receipt;
          });
        }),
      );
      open = waiting.filter((at) => receipts[at]?.status === 'unavailable');
    }
    return receipts;
  }

  async #put(events: readonly WebhookEvent[], deadline: number): Promise<readonly Receipt[]> {
    const left = deadline - this.#clock.now();
    if (left <= 0) return events.map(() => late);
    try {
      const answer = await this.#client.send(new PutEventsCommand({ Entries: events.map(toEntry) }), {
        abortSignal: AbortSignal.timeout(Math.ceil(left)),
      });
      return events.map((_, index) => {
        const { ErrorCode, EventId } = answer.Entries?.[index] ?? {};
        if (ErrorCode) return entryFailure(ErrorCode);
        // an answer of status 200 that does not name the event is no answer of the bus
        return EventId ? { status: 'published' } : { status: 'unavailable', code: 'no_receipt' };
      });
    } catch (error) {
      const failure = requestFailure(error);
      // too large together: each event deserves to be judged by its own size
      if (isTooLarge(failure) && events.length > 1) {
        return (await Promise.all(events.map((event) => this.#put([event], deadline)))).flat();
      }
      return events.map(() => failure);
    }
  }

  /** Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ */
  async #pause(attempt: number, deadline: number): Promise<boolean> {
    const pause = this.#random() * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt);
    if (this.#clock.now() + pause >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return true;
  }
}

function isTooLarge(receipt: Receipt): boolean {
  return receipt.status === 'refused' && receipt.code === tooLarge;
}
