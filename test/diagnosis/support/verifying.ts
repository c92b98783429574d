import type { Variant } from '../../../src/diagnosis/cause.ts';
import { claimOf, judged } from '../../../src/diagnosis/judged.ts';
import type { Trial } from '../../../src/diagnosis/trial.ts';

export function verifies(trial: Trial): boolean {
  return judged(claimOf(trial), trial).isVerified;
}

/** Those that are the cause, as the engine judges. */
export function verifying(variants: Iterable<Variant>): readonly Variant[] {
  return [...variants].filter(({ trial }) => verifies(trial));
}

/** The one that a search would name: the first. */
export function firstOf(variants: Iterable<Variant>): string | undefined {
  for (const { cause, trial } of variants) if (verifies(trial)) return cause.id;
  return undefined;
}
