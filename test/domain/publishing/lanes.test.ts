import { describe, expect, it } from '@jest/globals';
import { inLanes } from '../../../src/domain/publishing/lanes.ts';

describe('work in lanes', () => {
  it.each([0, 1, 16, 17, 1_000])(
    'is done once for each of %i items, sixteen at most at a time',
    async (count) => {
      const items = Array.from({ length: count }, (_, n) => n);
      const done: number[] = [];
      let running = 0;
      let most = 0;
      await inLanes(items, async (item) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        done.push(item);
      });
      expect(done.sort((a, b) => a - b)).toEqual(items);
      expect(most).toBe(Math.min(16, count));
    },
  );

  it('fails when one of it fails', async () => {
    await expect(inLanes([1, 2], () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  });
});
