import { describe, expect, it } from '@jest/globals';
import { within } from '../../../src/domain/publishing/within.ts';
import type { Pause } from '../../../src/ports/pause.ts';

/** A pause that ends when the test says so, and says whether it was called off. */
function heldPause() {
  let ring = () => {};
  let signal: AbortSignal | undefined;
  const pause: Pause = (_, aborts) => {
    signal = aborts;
    return new Promise((resolve) => {
      ring = resolve;
    });
  };
  return { pause, ring: () => ring(), isCalledOff: () => signal?.aborted, reason: () => signal?.reason };
}

describe('work that has so much time', () => {
  it('is what it comes to, and the timer is called off', async () => {
    const { pause, isCalledOff } = heldPause();
    await expect(within(10, pause, async () => 'done')).resolves.toBe('done');
    expect(isCalledOff()).toBe(true);
  });

  it('makes no exception of calling the timer off', async () => {
    const { pause, reason } = heldPause();
    await within(10, pause, async () => 'done');
    expect(reason()).toBe('answered');
  });

  it('is the exception that it ends in', async () => {
    const { pause, isCalledOff } = heldPause();
    const failing = within(10, pause, () => Promise.reject(new TypeError('a bug')));
    await expect(failing).rejects.toThrow('a bug');
    expect(isCalledOff()).toBe(true);
  });

  it('is given up when it takes longer', async () => {
    const { pause, ring } = heldPause();
    const hanging = within(10, pause, () => new Promise(() => {}));
    ring();
    await expect(hanging).rejects.toThrow('no answer within 10 ms');
  });
});
