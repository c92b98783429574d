import type { Leaf } from '../../../pattern/condition.ts';
import { type PatternJson, readPatternJson } from '../../../pattern/pattern-json.ts';
import { withField, withoutField } from '../../../pattern/pattern-of.ts';
import { printPattern } from '../../../pattern/print-pattern.ts';
import { pathOf, readJsonNodes } from '../json/json-nodes.ts';

/** The values that a pattern lists as they are, each with its field. */
export function pickedIn(pattern: string): ReadonlySet<string> {
  const listed = readJsonNodes(pattern).filter(
    ({ kind, parent }) => kind === 'leaf' && parent?.kind === 'array',
  );
  return new Set(listed.map((node) => pickKey(pathOf(node), JSON.parse(node.text))));
}

/** A name with dots is as good as the names that it is made of. */
export function pickKey(path: readonly string[], value: Leaf): string {
  return JSON.stringify([path.join('.'), value]);
}

/**
 * A value that is clicked goes into the pattern; clicked again, it goes out, and its field with it where it was the last.
 * @throws {PatternError} where the pattern is no JSON object
 */
export function toggled(pattern: string, path: readonly string[], value: Leaf): string {
  if (!pickedIn(pattern).has(pickKey(path, value))) return withField(pattern, path, value);
  const rest = without(readPatternJson(pattern), path.join('.'), value);
  return rest === undefined ? withoutField(pattern, path) : printPattern(rest);
}

/** Laid out anew; what is no JSON stays as it is. */
export function formatted(pattern: string): string {
  try {
    return printPattern(readPatternJson(pattern));
  } catch {
    return pattern;
  }
}

/** Undefined where nothing is left of the field. */
function without(json: PatternJson, field: string, value: Leaf): PatternJson | undefined {
  if (json.kind === 'array' && field === '') {
    const items = json.items.filter((item) => printPattern(item) !== JSON.stringify(value));
    return items.length === 0 ? undefined : { ...json, items };
  }
  if (json.kind !== 'object') return json;
  const members = json.members.map((member) => {
    if (member.name !== field && !field.startsWith(`${member.name}.`)) return member;
    const left = without(member.value, field.slice(member.name.length + 1), value);
    return left === undefined ? undefined : { ...member, value: left };
  });
  return members.includes(undefined)
    ? undefined
    : { ...json, members: members.filter((one) => one !== undefined) };
}
