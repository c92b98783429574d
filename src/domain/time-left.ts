import type { Clock } from '../ports/clock.ts';

/** Timers that are set for longer end at once. https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
export const longestTimerMs = 2 ** 31 - 1;

/**
 * How long an answer may still take: what is handed on in place of a point in time, and made shorter on the way.
 * It is whole milliseconds, and never more than at its beginning, should the clock be set back meanwhile.
 */
export class TimeLeft {
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #ms: number;

  private constructor(clock: Clock, startedAt: number, ms: number) {
    this.#clock = clock;
    this.#startedAt = startedAt;
    this.#ms = Math.floor(Math.max(0, ms));
  }

  /** So many milliseconds from now on. */
  static of(ms: number, clock: Clock): TimeLeft {
    return new TimeLeft(clock, clock.now(), ms);
  }

  /** @param end epoch ms */
  static until(end: number, clock: Clock): TimeLeft {
    const now = clock.now();
    return new TimeLeft(clock, now, end - now);
  }

  /** Whole milliseconds, none where the time is over. */
  get left(): number {
    return this.#leftAt(this.#clock.now());
  }

  get isOver(): boolean {
    return this.left === 0;
  }

  /** Aborts what it is given to when the time is over: by a timer, since a clock rings for nobody. */
  get signal(): AbortSignal {
    return AbortSignal.timeout(Math.min(this.left, longestTimerMs));
  }

  /**
   * A part of what is left, from now on.
   * @param part from 0 to 1
   * @param mostMs milliseconds that it never exceeds
   */
  share(part: number, mostMs = Number.POSITIVE_INFINITY): TimeLeft {
    const now = this.#clock.now();
    return new TimeLeft(this.#clock, now, Math.min(this.#leftAt(now) * part, mostMs));
  }

  /** What is left without its last milliseconds, which are kept for what follows. */
  keepingBack(ms: number): TimeLeft {
    const now = this.#clock.now();
    return new TimeLeft(this.#clock, now, this.#leftAt(now) - ms);
  }

  #leftAt(now: number): number {
    return Math.max(0, Math.min(this.#ms, Math.floor(this.#startedAt + this.#ms - now)));
  }
}
