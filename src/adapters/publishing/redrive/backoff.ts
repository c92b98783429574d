import type { Awaited } from '../../../domain/publishing/fate.ts';

/** Seconds that each receive adds to the time until the next, by what an event waits for. */
const stepS: Readonly<Record<Awaited, number>> = { quota: 2, recovery: 4, repair: 30 };
const jitter = 0.5;
/** What is hidden is in flight, and SQS holds 120,000 of that. */
const longestS = 15 * 60;

/**
 * Seconds until a message is tried again. They grow evenly with the times that it was received, so that they are in
 * proportion to the root of the time that it has waited: after an hour's outage it comes within five minutes of its end,
 * and in days it is received hundreds of times and not thousands. `infra/retention.ts` says how often that may be.
 * @param receiveCount as SQS tells it, from 1
 * @param random uniform in [0, 1): what was received together comes back apart
 */
export function backoffSeconds(awaits: Awaited, receiveCount: string, random: () => number): number {
  const times = Math.max(1, Number(receiveCount) || 1);
  return Math.min(longestS, Math.ceil(stepS[awaits] * times * (1 + jitter * random())));
}
