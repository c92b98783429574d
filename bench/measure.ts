/** Middle value of the times of `runs` repetitions, ms. */
export async function median(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] as number;
}

/** A line of a benchmark: what was measured, its floor, and the ratio, which is what carries over to other machines. */
export function row(name: string, measured: number, floor: number): string {
  const ms = (value: number) => `${value.toFixed(3)} ms`.padStart(12);
  return `${name.padEnd(44)} ${ms(measured)}  floor ${ms(floor)}  ratio ${(measured / floor).toFixed(2)}`;
}
