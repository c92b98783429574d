import type { Leaf, Operator, Test } from './condition.ts';
import { readNumber } from './numeric.ts';
import { PatternError, quote } from './pattern-error.ts';
import { type PatternJson, type PatternObject, soleMember } from './pattern-json.ts';
import { equalsIgnoreCase, prefix, suffix, wildcard } from './text-operators.ts';

const negatable = new Map<string, Operator>([
  ['prefix', notEmpty('prefix', prefix)],
  ['suffix', notEmpty('suffix', suffix)],
  ['equals-ignore-case', equalsIgnoreCase],
  ['wildcard', wildcard],
]);

/** True for every value, of whatever kind, that is not listed. A field that is not there has no value, so it is never true. */
export const anythingBut: Operator = (operand, path) => {
  if (operand.kind === 'object') return anythingButMatching(operand, path);
  const excluded = new Set<Leaf>(listOf(operand, path).map((item) => readScalar(item, path)));
  if (new Set([...excluded].map((leaf) => typeof leaf)).size > 1) {
    throw new PatternError(path, '"anything-but" takes strings or numbers, not both in one list');
  }
  return (leaf) => !excluded.has(leaf);
};

function anythingButMatching(operand: PatternObject, path: string): Test {
  const [name, value] = soleMember(operand) ?? [];
  if (name === undefined || value === undefined) {
    throw new PatternError(path, '"anything-but" takes one operator');
  }
  const operator = negatable.get(name);
  if (operator === undefined) {
    throw new PatternError(path, `"anything-but" cannot be combined with ${quote(name)}`);
  }
  const excluded = listOf(value, path).map((item) => operator(item, path));
  return (leaf) => !excluded.some((test) => test(leaf));
}

function listOf(json: PatternJson, path: string): readonly PatternJson[] {
  if (json.kind !== 'array') return [json];
  if (json.items.length === 0) throw new PatternError(path, '"anything-but" has an empty list');
  return json.items;
}

function readScalar(json: PatternJson, path: string): string | number {
  if (json.kind === 'string') return json.text;
  if (json.kind === 'number') return readNumber(json, path, 'anything-but');
  throw new PatternError(path, '"anything-but" takes strings or numbers');
}

/** Negated, an empty prefix would match nothing at all; and there is no negated caseless prefix. */
function notEmpty(name: string, operator: Operator): Operator {
  return (operand, path) => {
    if (operand.kind !== 'string' || operand.text === '') {
      throw new PatternError(path, `"anything-but" with "${name}" needs strings that are not empty`);
    }
    return operator(operand, path);
  };
}
