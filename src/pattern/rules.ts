import type { Condition } from './condition.ts';
import { compileField } from './field.ts';
import { PatternError, quote } from './pattern-error.ts';
import type { PatternJson, PatternObject } from './pattern-json.ts';
import { reservedNames } from './reserved-names.ts';

/** A pattern without `$or`: every field must be as said. The names on the way to a field are joined by dots. */
export type Rule = ReadonlyMap<string, readonly Condition[]>;
type RuleInMaking = Map<string, readonly Condition[]>;

/** Where in the pattern the compiler is. */
interface Place {
  /** Dotted names, as events are looked up. */
  readonly field: string | undefined;
  /** The same for a person, with the `$or`s. */
  readonly shown: string;
  readonly orIs: 'operator' | 'name';
  readonly insideOr: boolean;
}

const most = { rules: 1000, fields: 256 };

/**
 * The rules of which one must match. Where `$or` makes no sense as an operator, in the whole pattern it is a name like
 * any other: patterns from before there was an operator keep working.
 */
export function compileRules(pattern: PatternJson): readonly Rule[] {
  if (pattern.kind !== 'object')
    throw new PatternError('', 'the pattern must be a JSON object', { at: pattern });
  try {
    return compileRoot(pattern, 'operator');
  } catch (problem) {
    try {
      return compileRoot(pattern, 'name');
    } catch {
      throw problem;
    }
  }
}

function compileRoot(pattern: PatternObject, orIs: Place['orIs']): readonly Rule[] {
  const rules = addFields([new Map()], pattern, { field: undefined, shown: '', orIs, insideOr: false });
  if (rules.some((rule) => rule.size > most.fields)) {
    throw new PatternError('', `the pattern names more than ${most.fields} fields`, { at: pattern });
  }
  return rules;
}

/** Adds the fields of an object to every rule; a field that was named before is overridden, as in EventBridge. */
function addFields(
  rules: readonly RuleInMaking[],
  object: PatternObject,
  at: Place,
): readonly RuleInMaking[] {
  if (object.members.length === 0) throw new PatternError(at.shown, 'the object is empty', { at: object });
  let grown = rules;
  for (const { name, at: nameAt, value } of object.members) {
    const place = enter(at, name);
    if (name === '$or' && at.orIs === 'operator') {
      grown = addAlternatives(grown, value, { ...at, shown: place.shown, insideOr: true });
    } else if (at.insideOr && reservedNames.has(name)) {
      throw new PatternError(place.shown, `${quote(name)} cannot be the name of a field inside "$or"`, {
        at: nameAt,
      });
    } else if (value.kind === 'object') {
      grown = addFields(grown, value, place);
    } else if (value.kind === 'array') {
      const conditions = compileField(value, place.shown);
      for (const rule of grown) rule.set(place.field, conditions);
    } else {
      throw new PatternError(place.shown, 'must be an object or an array', { at: value });
    }
  }
  return grown;
}

function addAlternatives(
  rules: readonly RuleInMaking[],
  value: PatternJson,
  at: Place,
): readonly RuleInMaking[] {
  const alternatives = value.kind === 'array' ? value.items : [];
  if (alternatives.length < 2) {
    throw new PatternError(at.shown, '"$or" needs an array of at least two objects', { at: value });
  }
  if (rules.length * alternatives.length > most.rules) {
    throw new PatternError(at.shown, `"$or" makes more than ${most.rules} combinations`, { at: value });
  }
  return alternatives.flatMap((alternative, index) => {
    const shown = `${at.shown}[${index}]`;
    if (alternative.kind !== 'object')
      throw new PatternError(shown, '"$or" takes objects only', { at: alternative });
    const copies = rules.map((rule) => new Map(rule));
    return addFields(copies, alternative, { ...at, shown });
  });
}

function enter(at: Place, name: string): Place & { readonly field: string } {
  const field = at.field === undefined ? name : `${at.field}.${name}`;
  return { ...at, field, shown: at.shown === '' ? name : `${at.shown}.${name}` };
}
