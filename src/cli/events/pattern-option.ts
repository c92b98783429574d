import { compilePattern } from '../../pattern/compile-pattern.ts';
import { PatternError } from '../../pattern/pattern-error.ts';
import { pointAt } from '../../pattern/point-at.ts';
import { UserError } from '../io.ts';

/** @throws {UserError} that shows where the mistake is */
export function compiledPattern(pattern: string) {
  try {
    return compilePattern(pattern);
  } catch (error) {
    if (error instanceof PatternError)
      throw new UserError(`--pattern: ${error.message}\n${pointAt(pattern, error)}`);
    throw error;
  }
}
