import { describe, expect, it } from '@jest/globals';
import type { ForwardingRow } from '../../../src/adapters/local/sqlite/forwarding-table.ts';
import { type Fate, failed } from '../../../src/workbench/forwarding/fate.ts';
import { afterAttempt, type RetryPolicy } from '../../../src/workbench/forwarding/retry-policy.ts';

const takenAt = Date.UTC(2026, 10, 26);
const dayMs = 86_400_000;
const policyOfEventBridge = { retries: 185, forMs: dayMs };
const row: ForwardingRow = {
  id: 1,
  rule: 'r',
  target: '{"url":"http://localhost/"}',
  seq: 1,
  urn: 'urn:sallyport:github:d1',
  status: 'waiting',
  attempts: 0,
  functionErrors: 0,
  takenAt,
  triedAt: undefined,
  nextAt: takenAt,
  answer: undefined,
};

/** The times of all attempts at a target that fails each time, ms after it was taken on. */
function attemptsAt(random: () => number, policy: RetryPolicy = policyOfEventBridge, fate: Fate = failed) {
  const times: number[] = [];
  let now = row;
  while (now.status === 'waiting') {
    const at = now.nextAt as number;
    times.push(at - takenAt);
    now = afterAttempt(now, fate, at, policy, random());
  }
  expect(now).toMatchObject({ status: 'given up', nextAt: undefined, attempts: times.length });
  return times;
}

describe('an event that its target never takes', () => {
  it('is tried again 185 times where the pauses are short, and never after a day where they are long', () => {
    const short = attemptsAt(() => 0);
    expect(short).toHaveLength(1 + 185);
    expect(short.at(-1)).toBeGreaterThan(dayMs / 2);
    const long = attemptsAt(() => 1 - Number.EPSILON);
    expect(long.length).toBeGreaterThan(140);
    expect(long.length).toBeLessThan(1 + 185);
    expect(long.at(-1)).toBeGreaterThan(dayMs - 600_000);
    for (const times of [short, long]) expect(times.at(-1)).toBeLessThanOrEqual(dayMs);
  });

  it('is tried again 185 times over most of the day, with jitter as it is', () => {
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const times = attemptsAt(random);
    expect(times).toHaveLength(1 + 185);
    expect(times.at(-1)).toBeGreaterThan(20 * 3_600_000);
    expect(times.at(-1)).toBeLessThanOrEqual(dayMs);
  });

  it('waits from a second up to ten minutes, each time twice as long as before', () => {
    const pausesOf = (times: readonly number[]) => times.slice(1).map((time, at) => time - Number(times[at]));
    const pauses = pausesOf(attemptsAt(() => 0));
    expect(pauses.slice(0, 12)).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000,
    ]);
    expect(Math.max(...pausesOf(attemptsAt(() => 1 - Number.EPSILON)))).toBe(600_000);
  });

  it('is tried as often and as long as it was said', () => {
    expect(attemptsAt(() => 0, { retries: 0, forMs: dayMs })).toEqual([0]);
    expect(attemptsAt(() => 0, { retries: 2, forMs: dayMs })).toEqual([0, 500, 1_500]);
    expect(attemptsAt(() => 0, { retries: 185, forMs: 4_000 })).toEqual([0, 500, 1_500, 3_500]);
  });

  it('is tried twice more where a function fails on it, after one minute and two', () => {
    const fate: Fate = { kind: 'failed', isOfFunction: true, afterMs: 0 };
    expect(attemptsAt(() => 0.5, policyOfEventBridge, fate)).toEqual([0, 60_000, 180_000]);
  });

  it('waits as long as the target asks for, and the longer of the two', () => {
    const asked = (afterMs: number) =>
      afterAttempt(row, { kind: 'failed', isOfFunction: false, afterMs }, takenAt, policyOfEventBridge, 0)
        .nextAt;
    expect(asked(120_000)).toBe(takenAt + 120_000);
    expect(asked(1)).toBe(takenAt + 500);
    expect(asked(dayMs + 1)).toBeUndefined();
  });
});
