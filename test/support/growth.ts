/** Eight times, or some more where caches and the collector come in; the square of a length would cost 64 times as much. */
export const mostGrowth = 30;

/** Below some milliseconds there is nothing to compare. */
const noiseMs = 10;

/**
 * How many times what it costs to read an eighth of something the whole of it costs, measured one after the other.
 * @param make what is read, of that size
 */
export async function growthOf<Made>(
  size: number,
  make: (size: number) => Made,
  read: (made: Made) => unknown,
): Promise<number> {
  let growth = Number.POSITIVE_INFINITY;
  // other work on this machine spoils a measurement; it does not make the square of a length look like the length
  for (let attempt = 0; attempt < 4 && growth >= mostGrowth; attempt += 1) {
    const [eighth, whole] = [await costOf(make(size / 8), read), await costOf(make(size), read)];
    growth = Math.min(growth, (whole - noiseMs) / eighth);
  }
  return growth;
}

/** What one run costs, ms: the best of several, which other work on this machine spoils least. */
async function costOf<Made>(made: Made, read: (made: Made) => unknown): Promise<number> {
  const costs: number[] = [];
  // cheap ones are repeated more often: it is they that noise would spoil
  for (let run = 0, spent = 0; run < 3 || (run < 20 && spent < 200); run += 1) {
    const startedAt = performance.now();
    await read(made);
    const cost = performance.now() - startedAt;
    spent += cost;
    costs.push(cost);
  }
  return Math.min(...costs);
}
