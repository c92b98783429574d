import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsCommandOutput,
} from '@aws-sdk/client-eventbridge';
import { Coalescing } from '../../../domain/publishing/coalescing.ts';
import { inLanes } from '../../../domain/publishing/lanes.ts';
import { late } from '../../../domain/publishing/receipts.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Pause } from '../../../ports/pause.ts';
import { giveUpWith } from '../signals.ts';
import { Attempt, type Item, settleInTime } from './attempt.ts';
import { mostTogether, toRequests } from './entry.ts';
import { entryReceipt, mayBeOneEntrysFault, requestFailure, unansweredInTime } from './failure.ts';

/**
 * PutEvents for many deliveries. What comes at the same moment shares requests. Each event has the result of its own entry, none
 * later than its delivery can wait, and a request lives as long as one of its deliveries waits for it.
 */
export class SharedRequests {
  readonly #client: EventBridgeClient;
  readonly #maxBytes: number;
  readonly #pause: Pause;
  readonly #ofBuses = new Map<string | undefined, Coalescing<Attempt>>();

  constructor(client: EventBridgeClient, maxBytes: number, pause: Pause) {
    this.#client = client;
    this.#maxBytes = maxBytes;
    this.#pause = pause;
  }

  /** Makes one attempt at each, and leaves the receipts with them. What makes several requests by itself shares none. */
  async put(items: readonly Item[], time: TimeLeft): Promise<void> {
    const requests = toRequests(items, this.#maxBytes);
    const mayShare = requests.length === 1 && items.every(({ isSuspect }) => !isSuspect);
    await inLanes(requests, async (some) => {
      const attempts = some.map((item) => new Attempt(item));
      if (mayShare) this.#ofBus(items[0]?.entry.EventBusName).add(attempts, time.left);
      else await this.#request(attempts);
      await Promise.all(attempts.map(({ ended }) => ended));
    });
  }

  #ofBus(bus: string | undefined): Coalescing<Attempt> {
    let one = this.#ofBuses.get(bus);
    if (!one) {
      const most = mostTogether(this.#maxBytes);
      const sizeOf = ({ item }: Attempt) => item.size;
      one = new Coalescing(most, sizeOf, (attempts) => this.#request(attempts), this.#pause);
      this.#ofBuses.set(bus, one);
    }
    return one;
  }

  /** Never rejects: who is not answered would wait for ever. */
  async #request(attempts: readonly Attempt[]): Promise<void> {
    for (const attempt of attempts) if (attempt.item.time.isOver) attempt.settle(late);
    const open = attempts.filter(({ isOpen }) => isOpen);
    if (open.length === 0) return;
    try {
      const { Entries } = await this.#call(open);
      for (const [at, attempt] of open.entries()) attempt.settle(entryReceipt(Entries?.[at]));
    } catch (error) {
      if (open.length > 1 && mayBeOneEntrysFault(error)) return await this.#requestEach(open);
      for (const attempt of open) attempt.settle(requestFailure(error));
    }
  }

  /** Each event deserves to be judged by itself, now and when it is sent again. */
  async #requestEach(attempts: readonly Attempt[]): Promise<void> {
    for (const { item } of attempts) item.isSuspect = true;
    await inLanes(attempts, (attempt) => this.#request([attempt]));
  }

  async #call(attempts: readonly Attempt[]): Promise<PutEventsCommandOutput> {
    const abort = new AbortController();
    const stop = settleInTime(attempts, unansweredInTime, () => abort.abort());
    try {
      const Entries = attempts.map(({ item }) => item.entry);
      const command = new PutEventsCommand({ Entries });
      giveUpWith(abort.signal, command.input);
      return await this.#client.send(command);
    } finally {
      stop();
    }
  }
}
