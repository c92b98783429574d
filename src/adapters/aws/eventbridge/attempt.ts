import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { longestTimerMs, type TimeLeft } from '../../../domain/time-left.ts';
import type { Receipt } from '../../../ports/publisher.ts';

/** An event on its way, in one attempt after the other. */
export interface Item {
  readonly entry: PutEventsRequestEntry;
  /** As the bus counts it. */
  readonly size: number;
  /** That of its delivery. */
  readonly time: TimeLeft;
  /** A request with this event in it was refused as a whole. */
  isSuspect: boolean;
  /** How often. */
  throttled: number;
  receipt: Receipt;
}

/** One attempt at one event. The first word on it is the last: what was given up is not taken up again. */
export class Attempt {
  readonly item: Item;
  readonly ended: Promise<void>;
  readonly #end: () => void;
  #isOpen = true;

  constructor(item: Item) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.item = item;
    this.ended = promise;
    this.#end = resolve;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  settle(receipt: Receipt): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.item.receipt = receipt;
    this.#end();
  }
}

/**
 * Settles each attempt when the time of its delivery is over, by one timer for all of them.
 * @param onLast none is open any more
 * @returns stops it
 */
export function settleInTime(attempts: readonly Attempt[], receipt: Receipt, onLast: () => void): () => void {
  const startedAt = performance.now();
  const open = attempts
    .map((attempt) => ({ attempt, end: startedAt + attempt.item.time.left }))
    .sort((a, b) => b.end - a.end);
  let timer: NodeJS.Timeout | undefined;
  const wait = (from: number) => {
    const next = open.at(-1);
    if (next) timer = setTimeout(look, Math.min(Math.ceil(next.end - from), longestTimerMs));
    else onLast();
  };
  const look = () => {
    const now = performance.now();
    for (let next = open.at(-1); next && next.end <= now; next = open.at(-1)) {
      open.pop();
      next.attempt.settle(receipt);
    }
    wait(now);
  };
  wait(startedAt);
  return () => clearTimeout(timer);
}
