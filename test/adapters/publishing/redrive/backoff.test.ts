import { describe, expect, it } from '@jest/globals';
import { backoffSeconds } from '../../../../src/adapters/publishing/redrive/backoff.ts';
import type { Awaited } from '../../../../src/domain/publishing/fate.ts';

const awaited: readonly Awaited[] = ['quota', 'recovery', 'repair'];
const latest = () => 0.999_999;
const earliest = () => 0;

describe('the back-off', () => {
  it.each([
    ['quota', '1', 2, 3],
    ['quota', '10', 20, 30],
    ['quota', '450', 900, 900],
    ['recovery', '1', 4, 6],
    ['recovery', '10', 40, 60],
    ['recovery', '225', 900, 900],
    ['repair', '1', 30, 45],
    ['repair', '10', 300, 450],
    ['repair', '30', 900, 900],
    ['repair', '100000', 900, 900],
    ['recovery', '0', 4, 6],
    ['recovery', '-3', 4, 6],
    ['recovery', '', 4, 6],
    ['recovery', 'x', 4, 6],
  ] as const)('of what awaits %s is, after %s receives, from %i to %i s', (awaits, count, least, most) => {
    expect(backoffSeconds(awaits, count, earliest)).toBe(least);
    expect(backoffSeconds(awaits, count, latest)).toBe(most);
  });

  it.each(awaited)('of what awaits %s is whole seconds, as SQS wants them', (awaits) => {
    for (let count = 1; count < 500; count += 1) {
      expect(Number.isInteger(backoffSeconds(awaits, String(count), () => 0.123))).toBe(true);
    }
  });

  /** How often a message is received, at most, in so many seconds in which nothing goes. */
  function receivesIn(awaits: Awaited, seconds: number): number {
    let receives = 0;
    for (let at = 0; at <= seconds; at += backoffSeconds(awaits, String(receives), earliest)) receives += 1;
    return receives;
  }

  it.each([
    { awaits: 'quota', minutes: 1, lagS: 30 },
    { awaits: 'quota', minutes: 10, lagS: 75 },
    { awaits: 'quota', minutes: 60, lagS: 180 },
    { awaits: 'recovery', minutes: 1, lagS: 40 },
    { awaits: 'recovery', minutes: 10, lagS: 110 },
    { awaits: 'recovery', minutes: 60, lagS: 270 },
    { awaits: 'recovery', minutes: 120, lagS: 360 },
    { awaits: 'recovery', minutes: 1_440, lagS: 900 },
    { awaits: 'repair', minutes: 60, lagS: 720 },
  ] as const)(
    'hides what awaits $awaits for at most $lagS s beyond $minutes minutes',
    ({ awaits, minutes, lagS }) => {
      const receives = receivesIn(awaits, minutes * 60);
      expect(backoffSeconds(awaits, String(receives), latest)).toBeLessThanOrEqual(lagS);
    },
  );
});
