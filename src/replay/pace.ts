import type { Clock } from '../ports/clock.ts';
import type { Pause } from '../ports/pause.ts';

/** Parts of a second in which events go together. */
const parts = 10;

/** So many events a second, and no burst where time was lost. */
export class Pace {
  /** How many may go at once. */
  readonly most: number;
  readonly #msEach: number;
  readonly #clock: Clock;
  readonly #pause: Pause;
  #before: { readonly at: number; readonly events: number } | undefined;

  /** @param perSecond as fast as it goes, where it is infinite */
  constructor(perSecond: number, clock: Clock, pause: Pause) {
    this.most = Math.ceil(perSecond / parts);
    this.#msEach = 1000 / perSecond;
    this.#clock = clock;
    this.#pause = pause;
  }

  /** Waits until so many events may go. */
  async next(events: number, stop: AbortSignal): Promise<void> {
    if (this.#before) {
      const gap = this.#before.events * this.#msEach;
      const ms = Math.min(gap, this.#before.at + gap - this.#clock.now());
      if (ms > 0) await this.#pause(ms, stop).catch(() => {});
    }
    this.#before = { at: this.#clock.now(), events };
  }
}
