import { describe, expect, it } from '@jest/globals';
import { inLanes } from '../../../src/domain/publishing/lanes.ts';

describe('work in lanes', () => {
  it.each([
    [0, undefined, 0],
    [1, undefined, 1],
    [16, undefined, 16],
    [17, undefined, 16],
    [1_000, undefined, 16],
    [1_000, 3, 3],
  ])(
    'is done once for each of %i items, sixteen at most at a time, or as many as are said: %p',
    async (count, lanes, mostAtOnce) => {
      const items = Array.from({ length: count }, (_, n) => n);
      const done: number[] = [];
      let running = 0;
      let most = 0;
      await inLanes(
        items,
        async (item) => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
          done.push(item);
        },
        lanes,
      );
      expect(done.sort((a, b) => a - b)).toEqual(items);
      expect(most).toBe(mostAtOnce);
    },
  );

  it('fails when one of it fails', async () => {
    await expect(inLanes([1, 2], () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  });
});
