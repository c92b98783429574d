import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { endsWithin } from '../../../src/adapters/secrets/within.ts';

/** As a process stands still that gets no processor. */
function standStill(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('patience', () => {
  it('ends with work that ends', async () => {
    await expect(endsWithin(10_000, Promise.resolve())).resolves.toBe(true);
  });

  it.each([0, 1, 250])('of %i ms ends before work that never does', async (ms) => {
    await expect(endsWithin(ms, new Promise(() => {}))).resolves.toBe(false);
  });

  it('throws what the work throws in time, and nothing that it throws later', async () => {
    await expect(endsWithin(10_000, Promise.reject(new Error('soon')))).rejects.toThrow('soon');
    let fail = (_: Error) => {};
    const work = new Promise((_, reject) => {
      fail = reject;
    });
    await expect(endsWithin(1, work)).resolves.toBe(false);
    fail(new Error('late'));
    await new Promise(setImmediate);
  });

  it('does not pass while the process stands still: what has arrived meanwhile is read first', async () => {
    const work = readFile(new URL(import.meta.url));
    const ends = endsWithin(500, work);
    standStill(1_000);
    await expect(ends).resolves.toBe(true);
  });
});
