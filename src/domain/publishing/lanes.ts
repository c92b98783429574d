/** Requests of one delivery, or of one check, that are under way at the same time. */
const mostAtOnce = 16;

/** Works on all items, a few at a time: the lanes share one iterator, so that each takes the next when it is free. */
export async function inLanes<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  lanes = mostAtOnce,
): Promise<void> {
  const next = items.values();
  const lane = async () => {
    for (const item of next) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
}
