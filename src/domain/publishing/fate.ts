import type { Receipt } from '../../ports/publisher.ts';
import { unanswered } from './receipts.ts';

/** What must come first, before an event can go: room in a quota, a bus that is well again, or somebody who repairs something. */
export type Awaited = 'quota' | 'recovery' | 'repair';

/** What becomes of a parked event that was put to its bus. */
export type Fate =
  | { readonly kind: 'done' }
  | { readonly kind: 'dead'; readonly reason: string }
  | { readonly kind: 'waits'; readonly code: string; readonly awaits: Awaited };

/**
 * Only what no bus will ever take is dead: what is denied passes when somebody has repaired something.
 * @param receipt nothing where the bus has not answered for the event, which then may not be there
 */
export function fateOf(receipt: Receipt = unanswered): Fate {
  switch (receipt.status) {
    case 'published':
    case 'parked':
    case 'duplicate':
      return { kind: 'done' };
    case 'unavailable':
      return {
        kind: 'waits',
        code: receipt.code,
        awaits: receipt.reason === 'throttled' ? 'quota' : 'recovery',
      };
    case 'refused':
      return receipt.reason === 'too_large' || receipt.reason === 'event_fault'
        ? { kind: 'dead', reason: receipt.code }
        : { kind: 'waits', code: receipt.code, awaits: 'repair' };
  }
}
