import { setImmediate } from 'node:timers/promises';

/** As a delivery takes of the event loop, to be read, verified, put onto the bus and answered. */
const turns = 12;

/**
 * Lets the gateway do what has come meanwhile, from end to end: with one turn at a time a delivery would wait for a trial at each.
 * @param gone ends the wait, and what waits, with an exception
 */
export async function giveWay(gone?: AbortSignal): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate(undefined, { signal: gone });
}
