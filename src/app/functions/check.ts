import type { Check } from '../../domain/receiving/check.ts';
import type { EntryFunctions } from './functions.ts';

/** Looks on a schedule. Looking is all it does, so that there is nothing to look at ahead. */
export function checkFunction(
  check: Check,
  selfProbe: (without: readonly string[]) => Promise<readonly string[]>,
): EntryFunctions['check'] {
  return {
    async call() {
      const findings = await check.run();
      return { ...findings, failedProbes: await selfProbe(findings.unavailableSecrets) };
    },
  };
}
