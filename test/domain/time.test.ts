import { describe, expect, it } from '@jest/globals';
import { wholeTime } from '../../src/domain/time.ts';

describe('a whole time', () => {
  it.each([
    [1_700_000_000_000, 1_700_000_000_000],
    [1_700_000_000_000.999, 1_700_000_000_000],
    [-0.5, -1],
    [1e300, 8.64e15],
    [-1e300, -8.64e15],
    [Number.POSITIVE_INFINITY, 8.64e15],
    [Number.NEGATIVE_INFINITY, -8.64e15],
  ])('of %d is %d', (ms, whole) => {
    expect(wholeTime(ms)).toBe(whole);
  });
});
