import type { Row } from './row.ts';
import { spreadOf } from './spread.ts';

type Comparison = Pick<Row, 'ours' | 'floor' | 'ratio' | 'pairs'>;

export interface Pair<T> {
  readonly ours: T;
  readonly floor: T;
}

/** Quartiles of both, and of what the one is of the other beside it. */
export async function inTurns(
  pairs: number,
  ours: () => number | Promise<number>,
  floor: () => number | Promise<number>,
): Promise<Comparison> {
  return compared(await pairsInTurns(pairs, ours, floor), (value) => value);
}

/** The first of each is thrown away: it warms files and servers. Neither is always the second, which finds the machine as the first has left it. */
export async function pairsInTurns<T>(
  pairs: number,
  ours: () => T | Promise<T>,
  floor: () => T | Promise<T>,
): Promise<readonly Pair<T>[]> {
  const measured: Pair<T>[] = [];
  await ours();
  await floor();
  for (let pair = 0; pair < pairs; pair += 1) {
    const before = pair % 2 === 0 ? await floor() : undefined;
    const one = await ours();
    measured.push({ ours: one, floor: before ?? (await floor()) });
  }
  return measured;
}

/** One of several things that were measured at once, as wall and CPU time of a start. */
export function compared<T>(pairs: readonly Pair<T>[], of: (one: T) => number): Comparison {
  return {
    ours: spreadOf(pairs.map(({ ours }) => of(ours))),
    floor: spreadOf(pairs.map(({ floor }) => of(floor))),
    ratio: spreadOf(pairs.map(({ ours, floor }) => of(ours) / of(floor))),
    pairs: pairs.length,
  };
}
