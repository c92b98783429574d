import type { Condition } from './condition.ts';
import { type Found, foundAt } from './found-at.ts';
import type { EventIndex } from './index-event.ts';
import { matchRule } from './match-rule.ts';
import { clip } from './pattern-error.ts';
import type { Rule } from './rules.ts';

/** The first field of a pattern that an event does not have as it is wanted. */
export interface Difference {
  /** With dots: `detail.action`. */
  readonly field: string;
  /** What the event has there, as JSON texts; none where it has no such field. */
  readonly found: readonly string[];
  /** In words: `"opened" or what begins with "re"`. */
  readonly wanted: string;
  /** The JSON of a value that would do; none where the field must not be there, or no value is known. */
  readonly example: string | undefined;
  /** The whole as a sentence. */
  readonly words: string;
}

interface Failure {
  readonly field: string;
  readonly conditions: readonly Condition[];
  /** How many fields are as they should be before it. */
  readonly held: number;
  /** Fields that hold only in other elements of an array than this one. */
  readonly apart: readonly string[];
}

const longest = { field: 160, wanted: 500 };

/** Undefined where the event matches one of the rules. Of several rules, the one that gets furthest is told about. */
export function explainRules(
  rules: readonly Rule[],
  index: EventIndex,
  event: object,
): Difference | undefined {
  const failures: Failure[] = [];
  for (const rule of rules) {
    const failure = failureOf(rule, index);
    if (failure === undefined) return undefined;
    failures.push(failure);
  }
  const furthest = failures.reduce((best, failure) => (failure.held > best.held ? failure : best));
  const isShared = failures.every(({ conditions }) => conditions === furthest.conditions);
  const difference = differenceOf(furthest, foundAt(furthest.field, index, event));
  if (isShared) return difference;
  return { ...difference, words: `${difference.words} This is the nearest of ${rules.length} alternatives.` };
}

export function noObject(event: unknown): Difference {
  const words = 'The event is no JSON object.';
  return {
    field: '',
    found: [Array.isArray(event) ? '[…]' : clip(String(JSON.stringify(event)), 200)],
    wanted: 'an object',
    example: '{}',
    words,
  };
}

/** In the order in which the rule was written, but for fields whose absence depends on which elements the others chose. */
function failureOf(rule: Rule, index: EventIndex): Failure | undefined {
  const isLate = ([field, conditions]: readonly [string, readonly Condition[]]) =>
    arraysOf(field, index).size > 0 && conditions.some(({ kind }) => kind === 'absent');
  const { early = [], late = [] } = Object.groupBy(rule, (entry) => (isLate(entry) ? 'late' : 'early'));

  const held = new Map<string, readonly Condition[]>();
  const arrays = new Set<number>();
  for (const [field, conditions] of [...early, ...late]) {
    const before = [...held.keys()];
    held.set(field, conditions);
    const own = arraysOf(field, index);
    const isBound = sharesOne(own, arrays);
    if (!matchRule(isBound ? held : new Map([[field, conditions]]), index)) {
      const alone = matchRule(new Map([[field, conditions]]), index);
      const apart = alone ? apartFrom(field, before, rule, index) : [];
      return { field, conditions, held: before.length, apart };
    }
    for (const array of own) arrays.add(array);
  }
  return undefined;
}

/** One field that suffices, where there is one; else all that stand in an array with it. */
function apartFrom(
  field: string,
  others: readonly string[],
  rule: Rule,
  index: EventIndex,
): readonly string[] {
  const own = arraysOf(field, index);
  const bound = others.filter((other) => sharesOne(arraysOf(other, index), own));
  const enough = bound.find((other) => {
    const pair = [...rule].filter(([name]) => name === other || name === field);
    return !matchRule(new Map(pair), index);
  });
  return enough === undefined ? bound : [enough];
}

function sharesOne(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  return [...some].some((one) => others.has(one));
}

function arraysOf(field: string, index: EventIndex): ReadonlySet<number> {
  return index.get(field)?.arrays ?? new Set();
}

function differenceOf({ field, conditions, apart }: Failure, { texts, words: is }: Found): Difference {
  const name = clip(field, longest.field);
  const wanted = clip(wordsOf(conditions), longest.wanted);
  if (apart.length > 0) {
    const others = clip(apart.join(' and '), longest.field);
    return {
      field,
      found: texts,
      wanted: `${wanted} where ${others} matches too`,
      example: undefined,
      words: `${name} matches, but in another element of the array than ${others}: one element must have it all.`,
    };
  }
  return {
    field,
    found: texts,
    wanted,
    example: exampleOf(conditions),
    words: `${name} ${is}; the pattern wants ${wanted}.`,
  };
}

function wordsOf(conditions: readonly Condition[]): string {
  const words = conditions.map((one) => (one.kind === 'absent' ? 'no such field' : one.words()));
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} or ${last}`;
}

function exampleOf(conditions: readonly Condition[]): string | undefined {
  for (const one of conditions) {
    const example = one.kind === 'test' ? one.example() : undefined;
    if (example !== undefined) return example;
  }
  return undefined;
}
