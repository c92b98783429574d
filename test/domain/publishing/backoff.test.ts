import { describe, expect, it } from '@jest/globals';
import { Backoff } from '../../../src/domain/publishing/backoff.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { timeLeft } from '../../support/time-left.ts';

describe('the pause before another attempt', () => {
  const pauseBefore = async (attempt: number, left: number, random: number) => {
    const clock = new ManualClock();
    const pauses: number[] = [];
    const backoff = new Backoff(
      async (ms) => {
        pauses.push(ms);
      },
      () => random,
    );
    const isMade = await backoff.pauseBefore(attempt, timeLeft(left, clock));
    return { isMade, pauses };
  };

  it.each([
    [1, 100],
    [2, 200],
    [4, 800],
    [5, 1_000],
    [1_000, 1_000],
  ])('before attempt %i is below %i ms', async (attempt, longest) => {
    expect(await pauseBefore(attempt, 60_000, 0)).toEqual({ isMade: true, pauses: [0] });
    expect(await pauseBefore(attempt, 60_000, 0.5)).toEqual({ isMade: true, pauses: [longest / 2] });
  });

  it('is not made where it would take all the time that is left', async () => {
    expect(await pauseBefore(1, 50, 0.5)).toEqual({ isMade: false, pauses: [] });
    expect(await pauseBefore(1, 51, 0.5)).toEqual({ isMade: true, pauses: [50] });
  });
});
