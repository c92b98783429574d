import { withField, withoutField } from '../../../pattern/pattern-of.ts';
import { pickedIn, pickKey } from './picked.ts';

/** A value that is clicked goes into the pattern; clicked again, it goes out. */
export function toggled(pattern: string, path: readonly string[], token: string): string {
  const isPicked = pickedIn(pattern).has(pickKey(path, token));
  return isPicked ? withoutField(pattern, path, token) : withField(pattern, path, token);
}
