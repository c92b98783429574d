import type { Check } from '../../domain/receiving/check.ts';
import type { Keeping } from '../../ports/keeping.ts';
import type { EntryFunctions, LambdaEntry } from './functions.ts';

/**
 * Receives deliveries. None of them shall be the first to ask for a secret, to look for a bus that is missing, or to load
 * what remembers it: its sender waits for the answer.
 */
export function handlerFunction(
  call: LambdaEntry['handler'],
  check: Check,
  keeping: Keeping,
): EntryFunctions['handler'] {
  return { call, prepare: () => Promise.all([check.run(), keeping.warmUp?.()]) };
}
