import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { timerPause } from '../../../src/adapters/system/timer-pause.ts';

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe('a pause by a timer', () => {
  it('ends when its time is over, and hears no more of its signal', async () => {
    const { signal } = new AbortController();
    const startedAt = performance.now();
    await timerPause(20, signal);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(19);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('ends with the reason that calls it off, and leaves no timer behind', async () => {
    const before = timers();
    const control = new AbortController();
    const pause = timerPause(60_000, control.signal);
    expect(timers()).toBe(before + 1);
    control.abort('answered');
    expect(timers()).toBe(before);
    await expect(pause).rejects.toBe('answered');
  });

  it('does not begin where it was called off before', async () => {
    const before = timers();
    await expect(timerPause(60_000, AbortSignal.abort('answered'))).rejects.toBe('answered');
    expect(timers()).toBe(before);
  });

  it('is no shorter for being longer than a timer can be set', async () => {
    const control = new AbortController();
    const pause = timerPause(2 ** 40, control.signal).then(() => 'over');
    const first = await Promise.race([pause, timerPause(5).then(() => 'waiting')]);
    expect(first).toBe('waiting');
    control.abort('enough');
    await expect(pause).rejects.toBe('enough');
  });
});
