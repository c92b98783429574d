import { describe, expect, it } from '@jest/globals';
import { AskingPace } from '../../../src/workbench/page/rules/asking-pace.ts';

/** What asks as the page does, while something comes every 50 ms. @returns when it asked */
function askedIn(ms: number, typedAt: readonly number[]): readonly number[] {
  const pace = new AskingPace();
  const asked: number[] = [];
  let due = Number.POSITIVE_INFINITY;
  for (let now = 0; now <= ms; now += 10) {
    if (due <= now) {
      pace.asked(now);
      asked.push(now);
      due = Number.POSITIVE_INFINITY;
    }
    const isTyped = typedAt.includes(now);
    if (isTyped || now % 50 === 0) due = now + pace.wait(now, isTyped);
  }
  return asked;
}

describe('a pattern is tried while deliveries come all the time', () => {
  it('once a second, and surely', () => {
    expect(askedIn(4_000, [0])).toEqual([150, 1_150, 2_150, 3_150]);
  });

  it('and as soon as the typing pauses', () => {
    expect(askedIn(1_000, [0, 100, 200, 500])).toEqual([350, 650]);
  });
});
