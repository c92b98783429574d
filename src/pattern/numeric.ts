import { comparableNumber } from './comparable-number.ts';
import { firstThatPasses, type Matcher, type Operator } from './condition.ts';
import { PatternError, quote } from './pattern-error.ts';
import type { PatternJson } from './pattern-json.ts';

interface Comparison {
  readonly holds: (value: number, bound: number) => boolean;
  readonly words: string;
}

const floors = new Map<string, Comparison>([
  ['>', { holds: (value, bound) => value > bound, words: 'above' }],
  ['>=', { holds: (value, bound) => value >= bound, words: 'of at least' }],
]);
const ceilings = new Map<string, Comparison>([
  ['<', { holds: (value, bound) => value < bound, words: 'below' }],
  ['<=', { holds: (value, bound) => value <= bound, words: 'of at most' }],
]);
const singles = new Map<string, Comparison>([
  ['=', { holds: (value, bound) => value === bound, words: 'equal to' }],
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
    throw new PatternError(path, '"numeric" needs pairs of operator and number, one or two of them', {
      at: operand,
    });
  }
  const low = readNumber(bound, path, 'numeric');
  if (second === undefined || top === undefined) {
    const comparison = comparisonOf(operator, singles, path);
    return onNumber(
      (value) => comparison.holds(value, low),
      () => `${comparison.words} ${low}`,
      () => near(low),
    );
  }
  const above = comparisonOf(operator, floors, path);
  const below = comparisonOf(second, ceilings, path);
  const high = readNumber(top, path, 'numeric');
  if (low >= high) {
    throw new PatternError(path, `"numeric" needs its lower bound first: ${low} is not below ${high}`, {
      at: { from: bound.from, to: top.to },
    });
  }
  return onNumber(
    (value) => above.holds(value, low) && below.holds(value, high),
    () => `${above.words} ${low} and ${below.words.replace('of ', '')} ${high}`,
    // sums may overflow, halves may vanish: never both
    () => [Math.floor(low) + 1, low, high, (low + high) / 2, low / 2 + high / 2],
  );
};

export function readNumber(json: PatternJson, path: string, operator: string): number {
  if (json.kind !== 'number') throw new PatternError(path, `"${operator}" needs a number here`, { at: json });
  const number = comparableNumber(json.text);
  if (number === undefined) {
    throw new PatternError(
      path,
      `"${operator}" cannot compare ${quote(json.text)}: no 64-bit float holds it exactly`,
      { at: json },
    );
  }
  return number;
}

/** The greatest number of all has nothing above it. */
function near(bound: number): readonly number[] {
  const beside = [bound, Math.floor(bound) + 1, Math.ceil(bound) - 1, bound * 2, bound / 2];
  return [...beside, Number.MAX_VALUE, -Number.MAX_VALUE];
}

function onNumber(
  holds: (value: number) => boolean,
  words: () => string,
  candidates: () => readonly number[],
): Matcher {
  const test: Matcher['test'] = (leaf) => typeof leaf === 'number' && holds(leaf);
  return {
    test,
    words: () => `a number ${words()}`,
    example: () => firstThatPasses(test, candidates().filter(Number.isFinite)),
  };
}

function comparisonOf(
  operator: PatternJson,
  known: ReadonlyMap<string, Comparison>,
  path: string,
): Comparison {
  const comparison = operator.kind === 'string' ? known.get(operator.text) : undefined;
  if (comparison === undefined) {
    throw new PatternError(path, `"numeric" needs one of ${[...known.keys()].join(' ')} here`, {
      at: operator,
    });
  }
  return comparison;
}
