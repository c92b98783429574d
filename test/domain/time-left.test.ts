import { beforeEach, describe, expect, it } from '@jest/globals';
import { TimeLeft } from '../../src/domain/time-left.ts';
import { ManualClock } from '../support/manual-clock.ts';

let clock: ManualClock;
beforeEach(() => {
  clock = new ManualClock();
});

describe('the time left', () => {
  it('goes down with the clock, and is over when nothing is left', () => {
    const time = TimeLeft.of(1_000, clock);
    expect([time.left, time.isOver]).toEqual([1_000, false]);
    clock.advance(999);
    expect([time.left, time.isOver]).toEqual([1, false]);
    clock.advance(1);
    expect([time.left, time.isOver]).toEqual([0, true]);
    clock.advance(60_000);
    expect([time.left, time.isOver]).toEqual([0, true]);
  });

  it.each([
    [1_000, 1_000],
    [1_000.9, 1_000],
    [0.9, 0],
    [0, 0],
    [-0.5, 0],
    [-60_000, 0],
  ])('of %d ms is %i: whole, and never negative', (ms, left) => {
    expect(TimeLeft.of(ms, clock).left).toBe(left);
    expect(TimeLeft.until(clock.now() + ms, clock).left).toBe(left);
  });

  it('is whole also by a clock that is not', () => {
    const time = TimeLeft.of(1_000, clock);
    clock.advance(0.5);
    expect(time.left).toBe(999);
    expect(time.share(0.5).left).toBe(499);
  });

  it.each([-1, -3_600_000])('is no more than at its beginning where the clock is set back by %i ms', (ms) => {
    const time = TimeLeft.of(1_000, clock);
    clock.advance(ms);
    expect(time.left).toBe(1_000);
  });
});

describe('a share of the time left', () => {
  it.each([
    { left: 9_000, part: 0.5, mostMs: 2_000, share: 2_000 },
    { left: 3_999, part: 0.5, mostMs: 2_000, share: 1_999 },
    { left: 400, part: 1, mostMs: 1_000, share: 400 },
    { left: 0, part: 0.5, mostMs: 2_000, share: 0 },
  ])('is $share of $left: $part of it, $mostMs ms at most', ({ left, part, mostMs, share }) => {
    expect(TimeLeft.of(left, clock).share(part, mostMs).left).toBe(share);
  });

  it('has no upper end where none is said', () => {
    expect(TimeLeft.of(60_000, clock).share(0.5).left).toBe(30_000);
  });

  it('begins when it is taken, and ends by itself', () => {
    const time = TimeLeft.of(1_000, clock);
    clock.advance(500);
    const share = time.share(0.5);
    expect(share.left).toBe(250);
    clock.advance(250);
    expect([share.isOver, time.left]).toEqual([true, 250]);
  });
});

describe('time that is kept back', () => {
  it('is missing at the end', () => {
    const time = TimeLeft.of(1_000, clock);
    const shorter = time.keepingBack(300);
    clock.advance(700);
    expect([shorter.isOver, time.left]).toEqual([true, 300]);
  });

  it('leaves nothing where it is all', () => {
    expect(TimeLeft.of(1_000, clock).keepingBack(1_001).isOver).toBe(true);
  });
});

describe('its signal', () => {
  it.each([1, 0, -1])('aborts when the time is over: %i ms', async (ms) => {
    const { signal } = TimeLeft.of(ms, clock);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    expect((signal.reason as Error).name).toBe('TimeoutError');
  });

  it('does not end at once where more is left than a timer can be set for', async () => {
    const { signal } = TimeLeft.of(Number.POSITIVE_INFINITY, clock);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(signal.aborted).toBe(false);
  });
});
