import { setImmediate } from 'node:timers/promises';

/**
 * Lets the gateway do what has come meanwhile.
 * @param gone ends the wait, and what waits, with an exception
 */
export async function giveWay(gone?: AbortSignal): Promise<void> {
  await setImmediate(undefined, { signal: gone });
}
