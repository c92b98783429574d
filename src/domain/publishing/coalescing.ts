import type { Pause } from '../../ports/pause.ts';
import { type BatchLimits, inBatches } from './batches.ts';

/** Requests under way below which nothing waits. */
const mostAtOnce = 4;
/** How long anything waits for one of them to end, ms, since they may hang. */
const longestWaitMs = 3;
/** What has less time than this does not wait, ms. */
const hurriedMs = 8 * longestWaitMs;

/**
 * Lets what comes at the same moment share a request, as a database commits a group. Nothing waits while few requests are under
 * way; then it waits for one of them to end, or until it fills a request, or a moment, whichever is first. So requests
 * are as full as there is a crowd, and who is alone pays nothing for it.
 */
export class Coalescing<Item> {
  readonly #most: BatchLimits;
  readonly #sizeOf: (item: Item) => number;
  readonly #request: (items: readonly Item[]) => Promise<void>;
  readonly #pause: Pause;
  #waiting: readonly Item[] = [];
  #underWay = 0;
  #isTimed = false;

  /** @param request must not reject */
  constructor(
    most: BatchLimits,
    sizeOf: (item: Item) => number,
    request: (items: readonly Item[]) => Promise<void>,
    pause: Pause,
  ) {
    this.#most = most;
    this.#sizeOf = sizeOf;
    this.#request = request;
    this.#pause = pause;
  }

  /**
   * @param items one or more
   * @param leftMs how long those who wait for them may
   */
  add(items: readonly Item[], leftMs: number): void {
    const batches = inBatches([...this.#waiting, ...items], this.#sizeOf, this.#most);
    const last = batches.at(-1) as readonly Item[];
    const waits = this.#underWay >= mostAtOnce && leftMs >= hurriedMs && last.length < this.#most.items;
    this.#waiting = waits ? last : [];
    for (const batch of waits ? batches.slice(0, -1) : batches) this.#send(batch);
    if (waits && !this.#isTimed) this.#waitNoLonger();
  }

  #send(items: readonly Item[]): void {
    this.#underWay += 1;
    const next = () => {
      this.#underWay -= 1;
      if (this.#underWay < mostAtOnce) this.#sendWaiting();
    };
    this.#request(items).then(next, next);
  }

  #sendWaiting(): void {
    const items = this.#waiting;
    this.#waiting = [];
    if (items.length > 0) this.#send(items);
  }

  #waitNoLonger(): void {
    this.#isTimed = true;
    const over = () => {
      this.#isTimed = false;
      this.#sendWaiting();
    };
    this.#pause(longestWaitMs).then(over, over);
  }
}
