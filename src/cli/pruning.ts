import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore } from '../adapters/local/sqlite/event-store.ts';
import type { GatewayHere } from './gateway-here.ts';

/** So few that no delivery waits for them; of a million that are too many, the last goes after some minutes. */
const atOnce = 250;
const pauseMs = 50;
const idleMs = 1_000;

/**
 * Deletes the oldest events of the bus here while there are more than `keep`, until `stop`. What fails is tried again.
 * @param doneUpTo the last `seq` that may go: somebody may still need those behind it
 */
export async function pruneEvents(
  { db, secrets }: Pick<GatewayHere, 'db' | 'secrets'>,
  keep: number,
  stop: AbortSignal,
  doneUpTo?: () => number,
): Promise<void> {
  // what is in AWS is nobody's here
  if (!secrets) return;
  const store = new EventStore(db);
  for (let gone = 0; !stop.aborted; ) {
    await sleep(gone < atOnce ? idleMs : pauseMs, undefined, { signal: stop }).catch(() => {});
    gone = await store.prune(keep, atOnce, doneUpTo?.()).catch(() => 0);
  }
}
