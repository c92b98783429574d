import { firstThatPasses, type Leaf, type Matcher, type Operator } from './condition.ts';
import { readNumber } from './numeric.ts';
import { PatternError, quote, shown } from './pattern-error.ts';
import { type PatternJson, type PatternObject, soleMember } from './pattern-json.ts';
import { equalsIgnoreCase, prefix, suffix, wildcard } from './text-operators.ts';

export const negatable: ReadonlyMap<string, Operator> = new Map([
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
    throw new PatternError(path, '"anything-but" takes strings or numbers, not both in one list', {
      at: operand,
    });
  }
  return butNot(
    (leaf) => !excluded.has(leaf),
    () => [...excluded].map(shown),
  );
};

function anythingButMatching(operand: PatternObject, path: string): Matcher {
  const { name, at, value } = soleMember(operand) ?? {};
  if (name === undefined || at === undefined || value === undefined) {
    throw new PatternError(path, '"anything-but" takes one operator', { at: operand });
  }
  const operator = negatable.get(name);
  if (operator === undefined) {
    throw new PatternError(path, `"anything-but" cannot be combined with ${quote(name)}`, { at });
  }
  const excluded = listOf(value, path).map((item) => operator(item, path));
  return butNot(
    (leaf) => !excluded.some(({ test }) => test(leaf)),
    () => excluded.map(({ words }) => words()),
  );
}

function butNot(test: Matcher['test'], excluded: () => readonly string[]): Matcher {
  return {
    test,
    words: () => `anything but ${excluded().join(' and ')}`,
    example: () => firstThatPasses(test, likely) ?? firstNumber(test),
  };
}

const likely: readonly string[] = ['other', 'another', ...'abcdefghijklmnopqrstuvwxyz'];

/** No list holds all numbers, and what is said of texts lets every number pass. */
function firstNumber(test: Matcher['test']): string {
  let number = 0;
  while (!test(number)) number += 1;
  return String(number);
}

function listOf(json: PatternJson, path: string): readonly PatternJson[] {
  if (json.kind !== 'array') return [json];
  if (json.items.length === 0) {
    throw new PatternError(path, '"anything-but" has an empty list', { at: json });
  }
  return json.items;
}

function readScalar(json: PatternJson, path: string): string | number {
  if (json.kind === 'string') return json.text;
  if (json.kind === 'number') return readNumber(json, path, 'anything-but');
  throw new PatternError(path, '"anything-but" takes strings or numbers', { at: json });
}

/** Negated, an empty prefix would match nothing at all; and there is no negated caseless prefix. */
function notEmpty(name: string, operator: Operator): Operator {
  return (operand, path) => {
    if (operand.kind !== 'string' || operand.text === '') {
      throw new PatternError(path, `"anything-but" with "${name}" needs strings that are not empty`, {
        at: operand,
      });
    }
    return operator(operand, path);
  };
}
