import { describe, expect, it } from '@jest/globals';
import { elapsed, isYounger } from '../../src/domain/age.ts';

describe('what is less than a second old', () => {
  it.each([
    { what: 'made this moment', at: 5_000, young: true },
    { what: 'made 999 ms ago', at: 4_001, young: true },
    { what: 'made a second ago', at: 4_000, young: false },
    { what: 'made by a clock that was a millisecond ahead', at: 5_001, young: false },
    { what: 'made by a clock that was an hour ahead', at: 3_605_000, young: false },
    { what: 'never made', at: Number.NEGATIVE_INFINITY, young: false },
    { what: 'made at no time', at: Number.NaN, young: false },
  ])('is told: $what', ({ at, young }) => {
    expect(isYounger(at, 1_000, 5_000)).toBe(young);
  });
});

it('no time has passed where the clock was set back meanwhile', () => {
  expect([elapsed(1_000, 1_250), elapsed(1_000, 1_000), elapsed(1_000, 400)]).toEqual([250, 0, 0]);
});
