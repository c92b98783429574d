import { Presets, SingleBar } from 'cli-progress';
import type { Io } from '../io.ts';
import type { Attempt } from './post.ts';

export interface Tally {
  /** How many got an answer, or an error. */
  readonly answered: number;
  readonly seconds: number;
  readonly statuses: ReadonlyMap<number, number>;
  readonly errors: ReadonlyMap<string, number>;
}

/** Makes `times` attempts, `concurrency` of them at a time, and counts what comes back until it is interrupted. */
export async function tally(
  attempt: () => Promise<Attempt>,
  { times, concurrency }: { readonly times: number; readonly concurrency: number },
  io: Io,
): Promise<Tally> {
  const bar = io.err.isTTY
    ? new SingleBar({ stream: io.err as NodeJS.WritableStream }, Presets.shades_classic)
    : undefined;
  const statuses = new Map<number, number>();
  const errors = new Map<string, number>();
  const startedAt = performance.now();
  let begun = 0;
  let answered = 0;
  bar?.start(times, 0);
  const worker = async () => {
    while (begun < times && !io.stop.aborted) {
      begun += 1;
      const outcome = await attempt().catch((error) => {
        if (io.stop.aborted) return undefined;
        throw error;
      });
      if (!outcome) return;
      if (outcome.error === undefined) count(statuses, outcome.status);
      else count(errors, outcome.error);
      answered += 1;
      bar?.update(answered);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, times) }, worker));
  bar?.stop();
  return { answered, seconds: (performance.now() - startedAt) / 1000, statuses, errors };
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
