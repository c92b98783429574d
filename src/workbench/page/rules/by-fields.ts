import { readPatternJson } from '../../../pattern/pattern-json.ts';
import { withField, withoutValue } from '../../../pattern/pattern-of.ts';
import { printPattern } from '../../../pattern/print-pattern.ts';
import { pathOf, readJsonNodes } from '../json/json-nodes.ts';

/** The values that a pattern lists as they are, each with its field. */
export function pickedIn(pattern: string): ReadonlySet<string> {
  const listed = readJsonNodes(pattern).filter(
    ({ kind, parent }) => kind === 'leaf' && parent?.kind === 'array',
  );
  return new Set(listed.map((node) => pickKey(pathOf(node), node.text)));
}

/**
 * One for each spelling of a text; numbers as they are written. A name with dots is as good as the names that it is made of.
 * @param token the value as it stands in JSON
 */
export function pickKey(path: readonly string[], token: string): string {
  const value = token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : token;
  return `${path.join('.')} ${value}`;
}

/**
 * A value that is clicked goes into the pattern; clicked again, it goes out, and its field with it where it was the last.
 * @throws {PatternError} where the pattern is no JSON object
 */
export function toggled(pattern: string, path: readonly string[], token: string): string {
  const isPicked = pickedIn(pattern).has(pickKey(path, token));
  return isPicked ? withoutValue(pattern, path, token) : withField(pattern, path, token);
}

/** Laid out anew; what is no JSON stays as it is. */
export function formatted(pattern: string): string {
  try {
    return printPattern(readPatternJson(pattern));
  } catch {
    return pattern;
  }
}
