import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore } from '../../adapters/local/sqlite/event-store.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { GatewayHere } from './gateway-here.ts';

/** So few that no delivery waits for them, and fewer with bodies; of a million that are too many, the last goes in time. */
const atOnce = { events: 250, deliveries: 25 };
const pauseMs = 50;
const idleMs = 1_000;

/**
 * Deletes the oldest events of the bus here, and the oldest deliveries, while there are more than `keep`, until `stop`. What fails
 * is tried again.
 * @param doneUpTo the last `seq` of an event that may go: somebody may still need those behind it
 */
export async function prune(
  { db, secrets, journal }: Pick<GatewayHere, 'db' | 'secrets' | 'journal'>,
  keep: number,
  stop: AbortSignal,
  doneUpTo?: () => number,
): Promise<void> {
  // what is in AWS is nobody's here
  const store = secrets && new EventStore(db, systemClock);
  for (let isMore = false; !stop.aborted; ) {
    await sleep(isMore ? pauseMs : idleMs, undefined, { signal: stop }).catch(() => {});
    const events = (await store?.prune(keep, atOnce.events, doneUpTo?.()).catch(() => 0)) ?? 0;
    const deliveries = (await journal?.writer.prune(atOnce.deliveries)) ?? 0;
    isMore = events === atOnce.events || deliveries === atOnce.deliveries;
  }
}
