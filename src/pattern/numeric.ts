import { comparableNumber } from './comparable-number.ts';
import type { Operator, Test } from './condition.ts';
import { PatternError, quote } from './pattern-error.ts';
import type { PatternJson } from './pattern-json.ts';

type Comparison = (value: number, bound: number) => boolean;

const floors = new Map<string, Comparison>([
  ['>', (value, bound) => value > bound],
  ['>=', (value, bound) => value >= bound],
]);
const ceilings = new Map<string, Comparison>([
  ['<', (value, bound) => value < bound],
  ['<=', (value, bound) => value <= bound],
]);
const singles = new Map<string, Comparison>([
  ['=', (value, bound) => value === bound],
  ...floors,
  ...ceilings,
]);

/**
 * `["=", n]`, one bound, or a range with its lower bound first. Any 64-bit float will do, as in event-ruler since 1.8;
 * the user guide still names the older limits of ±5e9 and six decimals.
 */
export const numeric: Operator = (operand, path) => {
  const items = operand.kind === 'array' ? operand.items : [];
  const [operator, bound, second, top] = items;
  if (operator === undefined || bound === undefined || items.length % 2 !== 0 || items.length > 4) {
    throw new PatternError(path, '"numeric" needs pairs of operator and number, one or two of them');
  }
  const low = readNumber(bound, path, 'numeric');
  if (second === undefined || top === undefined) return onNumber(comparisonOf(operator, singles, path), low);

  const above = comparisonOf(operator, floors, path);
  const below = comparisonOf(second, ceilings, path);
  const high = readNumber(top, path, 'numeric');
  if (low >= high) {
    throw new PatternError(path, `"numeric" needs its lower bound first: ${low} is not below ${high}`);
  }
  return (leaf) => typeof leaf === 'number' && above(leaf, low) && below(leaf, high);
};

export function readNumber(json: PatternJson, path: string, operator: string): number {
  if (json.kind !== 'number') throw new PatternError(path, `"${operator}" needs a number here`);
  const number = comparableNumber(json.text);
  if (number === undefined) {
    throw new PatternError(
      path,
      `"${operator}" cannot compare ${quote(json.text)}: no 64-bit float holds it exactly`,
    );
  }
  return number;
}

function onNumber(compare: Comparison, bound: number): Test {
  return (leaf) => typeof leaf === 'number' && compare(leaf, bound);
}

function comparisonOf(
  operator: PatternJson,
  known: ReadonlyMap<string, Comparison>,
  path: string,
): Comparison {
  const comparison = operator.kind === 'string' ? known.get(operator.text) : undefined;
  if (comparison === undefined) {
    throw new PatternError(path, `"numeric" needs one of ${[...known.keys()].join(' ')} here`);
  }
  return comparison;
}
