import type { Receipt } from '../../ports/publisher.ts';
import type { Answer, Outcome } from '../outcome.ts';

/** The code of a refusal for size, wherever along the way the event was found too big. */
export const tooLarge = 'entry_too_large';

/** The code of an event that no bus would take, and for which a whole request would be refused. */
export const invalidEntry = 'entry_invalid';

/** The code of an event whose bus is known not to be there: it was not put on it, or is not on it. */
export const busMissing = 'bus_missing';

/** The code of an event for which there was no time left: that says nothing about the bus. */
export const deadlinePassed = 'deadline_passed';

/** A batch is all or nothing towards its sender: it hears of success only when every event has it. */
export function outcomeOf(receipts: readonly Receipt[], answer: Answer): Outcome {
  const refused = receipts.find((receipt) => receipt.status === 'refused');
  if (refused?.code === tooLarge) return { kind: 'refused', code: 'too_large' };
  const failed = refused ?? receipts.find((receipt) => receipt.status === 'unavailable');
  if (failed) return { kind: 'unavailable', code: failed.code };
  const isAll = (status: Receipt['status']) => receipts.every((receipt) => receipt.status === status);
  if (isAll('duplicate')) return { kind: 'duplicate', answer };
  return { kind: receipts.some(({ status }) => status === 'parked') ? 'parked' : 'accepted', answer };
}
