import type { PatternJson } from './pattern-json.ts';

/** A value of an event that is neither an array nor an object. */
export type Leaf = string | number | boolean | null;

export type Test = (leaf: Leaf) => boolean;

/** One entry of a field's array: something its value may be, or that there is no such field. */
export type Condition = { readonly kind: 'test'; readonly test: Test } | { readonly kind: 'absent' };

/** Makes the test of an operator from its operand. `path` is where to point when the operand is wrong. */
export type Operator = (operand: PatternJson, path: string) => Test;

/** Most operators look at strings only; every other value fails them. */
export function onText(test: (text: string) => boolean): Test {
  return (leaf) => typeof leaf === 'string' && test(leaf);
}
