import { describe, expect, it } from '@jest/globals';
import { inBatches } from '../../../src/domain/publishing/batches.ts';

const most = { items: 3, bytes: 100 };
const batches = (sizes: readonly number[]) => inBatches(sizes, (size) => size, most);

describe('a batch', () => {
  it.each([
    { what: 'nothing makes none', sizes: [], is: [] },
    { what: 'as many as one takes', sizes: [1, 2, 3], is: [[1, 2, 3]] },
    { what: 'one more', sizes: [1, 2, 3, 4], is: [[1, 2, 3], [4]] },
    { what: 'together just the limit', sizes: [60, 40], is: [[60, 40]] },
    { what: 'together just above', sizes: [60, 41], is: [[60], [41]] },
    { what: 'one that is too big alone', sizes: [1, 500, 2], is: [[1], [500], [2]] },
    { what: 'a small one behind a full batch', sizes: [90, 90, 5], is: [[90], [90, 5]] },
    { what: 'sizes of nothing', sizes: [0, 0, 0, 0], is: [[0, 0, 0], [0]] },
  ])('keeps to its limits, in order: $what', ({ sizes, is }) => {
    expect(batches(sizes)).toEqual(is);
  });
});
