/** A pattern that is made by choosing fields of an event. Its text stays JSON; `$or` and all that is not chosen stays what it was. */
import type { Leaf } from './condition.ts';
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
 * @throws {PatternError} where the text is no JSON object
 */
export function withField(patternText: string, path: readonly string[], value: Leaf): string {
  return printPattern(added(read(patternText), path, scalar(value)));
}

/** The pattern that says nothing of this field, nor of what is in it; `{}` where nothing is left. */
export function withoutField(patternText: string, path: readonly string[]): string {
  return printPattern(removed(read(patternText), path));
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

function removed(object: PatternObject, path: readonly string[]): PatternObject {
  const { at, rest } = memberOnTheWay(object, path);
  const member = object.members[at];
  if (member === undefined) return object;
  if (rest.length > 0 && member.value.kind === 'object') {
    const value = removed(member.value, rest);
    if (value === member.value) return object;
    if (value.members.length > 0) return objectOf(object.members.with(at, { ...member, value }));
  } else if (rest.length > 0) {
    return object;
  }
  // an equal name may have stood before it
  return removed(objectOf(object.members.toSpliced(at, 1)), path);
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

function scalar(value: Leaf): PatternJson {
  if (typeof value === 'string') return { kind: 'string', text: value, ...nowhere };
  if (typeof value === 'number') return { kind: 'number', text: JSON.stringify(value), ...nowhere };
  return { kind: 'literal', value, ...nowhere };
}

function isSame(one: PatternJson, other: PatternJson): boolean {
  return printPattern(one) === printPattern(other);
}
