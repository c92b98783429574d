/** Long enough for a process with a third of a processor to have its turn in each. */
const tickMs = 100;

/**
 * Whether `work` ends while there is patience; it goes on in any case. Patience passes in ticks, none of which counts for
 * more than its length: a process that got no processor, or was frozen, could not read what had arrived, and reads it
 * between two ticks.
 * @param ms of patience
 * @throws what `work` does within that time
 */
export async function endsWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    const wait = (left: number) => {
      if (left <= 0) resolve(false);
      else timer = setTimeout(() => wait(left - tickMs), Math.min(tickMs, left));
    };
    wait(ms);
  });
  try {
    return await Promise.race([work.then(() => true), patience]);
  } finally {
    clearTimeout(timer);
  }
}
