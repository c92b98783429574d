import type { Check } from '../../domain/receiving/check.ts';
import type { Keeping } from '../../ports/keeping.ts';
import type { EntryFunctions, LambdaEntry } from './functions.ts';

/**
 * Receives deliveries. None of them should be the first to ask for a secret, to look for a bus that is missing, or to load
 * what remembers it: its sender waits for the answer. Of many secrets, some are left when the time is over; a delivery that
 * needs one of those asks for it, and shares the process with no others then.
 */
export function handlerFunction(
  call: LambdaEntry['handler'],
  check: Check,
  keeping: Keeping,
): EntryFunctions['handler'] {
  return { call, prepare: (time) => Promise.all([check.prepare(time), keeping.warmUp?.()]) };
}
