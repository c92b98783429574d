import { compilePattern } from '../../../pattern/compile-pattern.ts';
import { PatternError } from '../../../pattern/pattern-error.ts';
import type { PatternMistake } from '../../api.ts';

/** What EventBridge would refuse, found here: nobody waits for the server while they type. */
export function mistakeIn(pattern: string): PatternMistake | undefined {
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return { message: error.message, from: error.from, to: error.to };
  }
}
