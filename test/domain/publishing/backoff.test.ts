import { describe, expect, it } from '@jest/globals';
import { pauseBefore } from '../../../src/domain/publishing/backoff.ts';

describe('the pause before another attempt', () => {
  it.each([
    [1, 100],
    [2, 200],
    [4, 800],
    [5, 1_000],
    [1_000, 1_000],
  ])('before attempt %i is below %i ms', (attempt, longest) => {
    expect(pauseBefore(attempt, 60_000, 0)).toBe(0);
    expect(pauseBefore(attempt, 60_000, 0.5)).toBe(longest / 2);
  });

  it('is not made where it would take all the time that is left', () => {
    expect(pauseBefore(1, 50, 0.5)).toBeUndefined();
    expect(pauseBefore(1, 51, 0.5)).toBe(50);
  });
});
