/** A pattern that is made by choosing fields of an event. Its text stays JSON; `$or` and all that is not chosen stays what it was. */
import { PatternError } from './pattern-error.ts';
import {
  type PatternArray,
  type PatternJson,
  type PatternMember,
  type PatternObject,
  readPatternJson,
} from './pattern-json.ts';
import { printPattern } from './print-pattern.ts';

const nowhere = { from: 0, to: 0 };

/**
 * The pattern that also takes this value in this field: one more where the field is in it already.
 * @param patternText empty, or JSON
 * @param path names only: arrays leave no trace in it
 * @param json the value as the event has it, so that a number keeps its digits
 * @throws {PatternError} where the text is no JSON object
 */
export function withField(patternText: string, path: readonly string[], json: string): string {
  return printPattern(added(read(patternText), path, readPatternJson(json)));
}

/** The pattern whose field does not take this value any more, and is gone with its last one. */
export function withoutValue(patternText: string, path: readonly string[], json: string): string {
  const value = readPatternJson(json);
  return printPattern(
    changed(read(patternText), path, (there) => {
      if (there.kind !== 'array') return there;
      const items = there.items.filter((item) => !isSame(item, value));
      return items.length === 0 ? undefined : arrayOf(items);
    }),
  );
}

function read(text: string): PatternObject {
  if (text.trim() === '') return objectOf([]);
  const json = readPatternJson(text);
  if (json.kind === 'object') return json;
  throw new PatternError('', 'the pattern must be a JSON object', { at: json });
}

function added(object: PatternObject, path: readonly string[], value: PatternJson): PatternObject {
  const { at, rest } = memberOnTheWay(object, path);
  const member = object.members[at];
  if (member === undefined) return objectOf([...object.members, memberOf(path, value)]);
  return objectOf(object.members.with(at, { ...member, value: addedTo(member.value, rest, value) }));
}

function addedTo(there: PatternJson, rest: readonly string[], value: PatternJson): PatternJson {
  if (rest.length > 0) return there.kind === 'object' ? added(there, rest, value) : nested(rest, value);
  if (there.kind !== 'array') return arrayOf([value]);
  return there.items.some((item) => isSame(item, value)) ? there : arrayOf([...there.items, value]);
}

/** @param change what a field is after it; gone where that is nothing */
function changed(
  object: PatternObject,
  path: readonly string[],
  change: (there: PatternJson) => PatternJson | undefined,
): PatternObject {
  const { at, rest } = memberOnTheWay(object, path);
  const member = object.members[at];
  if (member === undefined) return object;
  const value = rest.length === 0 ? change(member.value) : changedWithin(member.value, rest, change);
  if (value === member.value) return object;
  if (value !== undefined) return objectOf(object.members.with(at, { ...member, value }));
  // an equal name may have stood before it
  return changed(objectOf(object.members.toSpliced(at, 1)), path, change);
}

function changedWithin(
  there: PatternJson,
  path: readonly string[],
  change: (there: PatternJson) => PatternJson | undefined,
): PatternJson | undefined {
  if (there.kind !== 'object') return there;
  const value = changed(there, path, change);
  return value.members.length === 0 ? undefined : value;
}

/** The last one counts where names are equal; and a name with dots is as good as the names that it is made of. */
function memberOnTheWay({ members }: PatternObject, path: readonly string[]) {
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    const at = members.findLastIndex((member) => member.name === name);
    if (at >= 0) return { at, rest: path.slice(length) };
  }
  return { at: members.length, rest: path };
}

function memberOf([name = '', ...rest]: readonly string[], value: PatternJson): PatternMember {
  return { name, at: nowhere, value: nested(rest, value) };
}

function nested(path: readonly string[], value: PatternJson): PatternJson {
  return path.length === 0 ? arrayOf([value]) : objectOf([memberOf(path, value)]);
}

function objectOf(members: readonly PatternMember[]): PatternObject {
  return { kind: 'object', members, ...nowhere };
}

function arrayOf(items: readonly PatternJson[]): PatternArray {
  return { kind: 'array', items, ...nowhere };
}

function isSame(one: PatternJson, other: PatternJson): boolean {
  return printPattern(one) === printPattern(other);
}
