import type { RejectionCode } from '../domain/verification/verdict.ts';
import type { Cause } from './cause.ts';

/** What is to be said last of a delivery that does not verify. */
export function verdictOf(code: RejectionCode, causes: readonly Cause[], isComplete: boolean): string {
  if (causes.length > 0) {
    const words = causes.map((cause) => cause.words).join(', and ');
    const cures = causes.map((cause) => cause.cure).join('; and ');
    return `It does not verify: ${words}. ${sentence(cures)}`;
  }
  const none = isComplete
    ? 'none of the usual causes makes it verify'
    : 'none of the usual causes that could be tried makes it verify, and its body is too large to try all';
  return `It does not verify (${code}): ${none}.`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
