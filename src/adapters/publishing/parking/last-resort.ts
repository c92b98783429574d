import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Receipt } from '../../../ports/publisher.ts';

const longestMs = 1_000;
const share = 0.25;

/** How long a bus that was hardly tried still may be when nothing else took the events, ms. */
export function lastResortMs(time: TimeLeft): number {
  return time.share(share, longestMs).left;
}

/** The bus was not asked, since it had failed before, or throttled, after which little is asked of it where it can be parked. */
export function isHardlyTried(receipt: Receipt | undefined): boolean {
  if (receipt?.status !== 'unavailable') return false;
  return receipt.reason === 'circuit_open' || receipt.reason === 'throttled';
}
