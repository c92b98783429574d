/** Waits for `work`, but no longer than `longestMs` and whatever becomes of it. */
export async function patiently(longestMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestMs);
  });
  await Promise.race([work.catch(() => {}), patience]);
  clearTimeout(timer);
}
