import type { Receipt } from '../ports/publisher.ts';
import type { Answer, Outcome } from './outcome.ts';

/** The code of a refusal for size, wherever along the way the event was found too big. */
export const tooLarge = 'entry_too_large';

/** The code of an event for which there was no time left: that says nothing about the bus. */
export const deadlinePassed = 'deadline_passed';

/** A batch is all or nothing towards its sender: it hears of success only when every event has it. */
export function outcomeOf(receipts: readonly Receipt[], answer: Answer): Outcome {
  const refused = receipts.find((receipt) => receipt.status === 'refused');
  if (refused?.code === tooLarge) return { kind: 'refused', code: 'too_large' };
  const failed = refused ?? receipts.find((receipt) => receipt.status === 'unavailable');
  return failed ? { kind: 'unavailable', code: failed.code } : { kind: 'accepted', answer };
}
