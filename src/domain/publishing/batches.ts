/** What one request takes. */
export interface BatchLimits {
  readonly items: number;
  /** Together, as `sizeOf` measures them. */
  readonly bytes: number;
}

/**
 * Groups items into requests, in their order. What is too big even alone makes a request of its own: the other side has
 * the last word on its limit.
 */
export function inBatches<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  most: BatchLimits,
): readonly (readonly Item[])[] {
  const batches: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item);
    const current = batches.at(-1);
    if (current && current.length < most.items && bytes + size <= most.bytes) {
      current.push(item);
      bytes += size;
    } else {
      batches.push([item]);
      bytes = size;
    }
  }
  return batches;
}
