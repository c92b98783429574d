import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { TimeLeft } from '../../src/domain/time-left.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** So many milliseconds from now on: of real time, or by the clock of a test. */
export function timeLeft(ms: number, clock: Clock = systemClock): TimeLeft {
  return TimeLeft.of(ms, clock);
}
