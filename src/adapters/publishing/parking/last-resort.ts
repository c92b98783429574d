import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Receipt } from '../../../ports/publisher.ts';

const longestMs = 1_000;
const share = 0.25;

/** How long an open breaker's bus may still be tried when nothing else took the events, ms. */
export function lastResortMs(time: TimeLeft): number {
  return time.share(share, longestMs).left;
}

/** The bus was not asked, since it had failed before. */
export function isUntried(receipt: Receipt | undefined): boolean {
  return receipt?.status === 'unavailable' && receipt.reason === 'circuit_open';
}
