import type { PatternJson } from './pattern-json.ts';

/** A value of an event that is neither an array nor an object. */
export type Leaf = string | number | boolean | null;

export type Test = (leaf: Leaf) => boolean;

/** What a value may be: asked for by a machine, and told to a person. */
export interface Matcher {
  readonly test: Test;
  /** As a part of a sentence: `what begins with "refs/"`. */
  readonly words: () => string;
  /** The JSON of a value that passes, where there is one. */
  readonly example: () => string | undefined;
}

/** One entry of a field's array: something its value may be, or that there is no such field. */
export type Condition = ({ readonly kind: 'test' } & Matcher) | { readonly kind: 'absent' };

/** Makes a matcher from the operand of an operator. `path` is the field to name when the operand is wrong. */
export type Operator = (operand: PatternJson, path: string) => Matcher;

/** Most operators look at strings only; every other value fails them. */
export function onText(test: (text: string) => boolean): Test {
  return (leaf) => typeof leaf === 'string' && test(leaf);
}

/** The JSON of the first that passes. */
export function firstThatPasses(test: Test, candidates: readonly Leaf[]): string | undefined {
  const found = candidates.find(test);
  return found === undefined ? undefined : JSON.stringify(found);
}
