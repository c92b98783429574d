import type { Pause } from '../../ports/pause.ts';
import type { TimeLeft } from '../time-left.ts';

const firstPauseMs = 50;
const longestPauseMs = 1_000;

/**
 * The pauses between the attempts at something, with full jitter, so that the repetitions of many gateways spread:
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export class Backoff {
  readonly #pause: Pause;
  readonly #random: () => number;

  /** @param random uniform in [0, 1) */
  constructor(pause: Pause, random: () => number) {
    this.#pause = pause;
    this.#random = random;
  }

  /**
   * Waits before another attempt.
   * @param attempt from 1
   * @returns false, at once, where no time would be left for the attempt
   */
  async pauseBefore(attempt: number, time: TimeLeft): Promise<boolean> {
    const ms = this.#random() * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt);
    if (ms >= time.left) return false;
    await this.#pause(ms);
    return true;
  }
}
