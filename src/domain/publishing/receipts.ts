import type { Receipt } from '../../ports/publisher.ts';
import type { Answer, Outcome } from '../outcome.ts';

/** Of an event that is bigger than its bus takes, wherever along the way that is found. */
export const tooLarge = {
  status: 'refused',
  reason: 'too_large',
  code: 'entry_too_large',
} as const satisfies Receipt;

/** Of an event that no bus would take, and for which a whole request would be refused. */
export const invalid = {
  status: 'refused',
  reason: 'event_fault',
  code: 'entry_invalid',
} as const satisfies Receipt;

/** Of an event for which there was no time left. */
export const late = {
  status: 'unavailable',
  reason: 'deadline',
  code: 'deadline_passed',
} as const satisfies Receipt;

/** Of an event that was not answered for: it may not be on the bus. */
export const unanswered = {
  status: 'unavailable',
  reason: 'outage',
  code: 'no_receipt',
} as const satisfies Receipt;

/** A batch is all or nothing towards its sender: it hears of success only when every event has it. */
export function outcomeOf(receipts: readonly Receipt[], answer: Answer): Outcome {
  const refused = receipts.find((receipt) => receipt.status === 'refused');
  if (refused?.reason === 'too_large') return { kind: 'refused', code: 'too_large' };
  const failed = refused ?? receipts.find((receipt) => receipt.status === 'unavailable');
  if (failed) return { kind: 'unavailable', code: failed.code };
  const isAll = (status: Receipt['status']) => receipts.every((receipt) => receipt.status === status);
  if (isAll('duplicate')) return { kind: 'duplicate', answer };
  return { kind: receipts.some(({ status }) => status === 'parked') ? 'parked' : 'accepted', answer };
}
