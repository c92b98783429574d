import { PatternError } from '../pattern/pattern-error.ts';
import { RefusedError } from './workbench.ts';

/** @throws {RefusedError} where the pattern is wrong, with what is wrong in it */
export function orRefused<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (error instanceof PatternError) throw new RefusedError(error.message, { cause: error });
    throw error;
  }
}
