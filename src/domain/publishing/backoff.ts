const firstPauseMs = 50;
const longestPauseMs = 1_000;

/**
 * How long to wait before another attempt, with full jitter, so that the repetitions of many gateways spread:
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 * @param attempt from 1
 * @param leftMs until nobody waits for the answer any more
 * @param random uniform in [0, 1)
 * @returns ms; nothing where no time would be left for the attempt
 */
export function pauseBefore(attempt: number, leftMs: number, random: number): number | undefined {
  const pause = random * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt);
  return pause < leftMs ? pause : undefined;
}
