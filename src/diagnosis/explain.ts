import type { Explanation } from './diagnosis.ts';
import type { Trial } from './trial.ts';

/** What a request claims, in words. */
export function explain(_trial: Trial): Explanation {
  return { how: '', signed: [], shown: [], computed: [] };
}
