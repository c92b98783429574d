import type { Receipt } from '../../ports/publisher.ts';
import { invalidEntry, tooLarge } from './receipts.ts';

/** What becomes of a parked event that was put to its bus. */
export type Fate =
  | { readonly kind: 'done' }
  | { readonly kind: 'dead'; readonly reason: string }
  | { readonly kind: 'waits'; readonly code: string };

/** Refusals of the event itself. Every other code, AccessDenied too, passes when somebody has repaired something. */
const deadly = new Set(['MalformedDetail', 'InvalidArgument', invalidEntry, tooLarge]);

/** @param receipt nothing where the bus has not answered for the event, which then may not be there */
export function fateOf(receipt: Receipt | undefined): Fate {
  if (!receipt) return { kind: 'waits', code: 'no_receipt' };
  if (receipt.status === 'unavailable') return { kind: 'waits', code: receipt.code };
  if (receipt.status !== 'refused') return { kind: 'done' };
  return deadly.has(receipt.code)
    ? { kind: 'dead', reason: receipt.code }
    : { kind: 'waits', code: receipt.code };
}
