const firstS = 30;
const longestS = 15 * 60;

/** Seconds until a message is tried again: 30, doubling with each time it was received, 15 minutes at most. */
export function backoffSeconds(receiveCount: string): number {
  const times = Math.max(1, Number(receiveCount) || 1);
  return Math.min(longestS, firstS * 2 ** (times - 1));
}
