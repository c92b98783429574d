import { describe, expect, it } from '@jest/globals';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';
import { operators } from '../../src/pattern/operators.ts';

/** The same pairs at each run, from few names and few values, so that many of them match. */
class Chance {
  #state = 20_261_126;

  /** From 0, below the limit. */
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  of<One>(some: readonly One[]): One {
    return some[this.below(some.length)] as One;
  }

  list<One>(most: number, make: () => One): One[] {
    return Array.from({ length: 1 + this.below(most) }, make);
  }
}

const names = ['a', 'b', 'c'];
const leaves = ['x', 'X', 'xy', '10.0.0.1', '::1', '', 0, 1, 2.5, true, null];

/** One of each operator, and what each may hold. */
const entries: Readonly<Record<string, readonly unknown[]>> = {
  'anything-but': [
    'x',
    ['x', ''],
    1,
    [0, 1],
    { prefix: 'x' },
    { suffix: ['y', 'x'] },
    { 'equals-ignore-case': 'x' },
    { wildcard: '*x*' },
  ],
  cidr: ['10.0.0.0/8', '::/64'],
  'equals-ignore-case': ['x', 'Xy'],
  exactly: ['x', '10.0.0.1'],
  numeric: [
    ['=', 1],
    ['>', 0],
    ['>=', 0, '<', 2],
    ['<=', 1],
  ],
  prefix: ['x', '', { 'equals-ignore-case': 'x' }],
  suffix: ['y', { 'equals-ignore-case': 'X' }],
  wildcard: ['*', 'x*', '*0*1'],
  exists: [true, false],
};

function entry(chance: Chance): unknown {
  if (chance.below(3) === 0) return chance.of(leaves);
  const name = chance.of(Object.keys(entries));
  return { [name]: chance.of(entries[name] ?? []) };
}

/** Mostly `c` holds fields, and `a` and `b` hold values: in patterns and in events. */
const holdsFields = (chance: Chance, name: string) => (name === 'c') !== (chance.below(12) === 0);

function pattern(chance: Chance, depth: number, withOr: boolean): object {
  const fields = chance.list(2, () => {
    const name = chance.of(names);
    const goesOn = depth < 2 && holdsFields(chance, name);
    return [
      name,
      goesOn ? pattern(chance, depth + 1, withOr) : [entry(chance), ...chance.list(4, () => entry(chance))],
    ];
  });
  if (!withOr || chance.below(5) > 0) return Object.fromEntries(fields);
  const alternatives = chance.list(2, () => pattern(chance, 2, chance.below(8) === 0));
  alternatives.push(pattern(chance, 2, false));
  return chance.below(2) === 0
    ? { $or: alternatives }
    : Object.fromEntries([...fields, ['$or', alternatives]]);
}

function event(chance: Chance, depth: number, withArrays: boolean): Record<string, unknown> {
  return Object.fromEntries(
    chance.list(5, () => {
      const name = chance.of(names);
      const one = () =>
        depth < 3 && holdsFields(chance, name) ? event(chance, depth + 1, withArrays) : chance.of(leaves);
      const isArray = withArrays && chance.below(2) === 0;
      return [name, isArray ? Array.from({ length: chance.below(4) }, one) : one()];
    }),
  );
}

/** What binds the fields of a pattern to one element: records in an array. */
function records(chance: Chance) {
  const of = (make: () => unknown) => Object.fromEntries(names.map((name) => [name, make()]));
  const absent = { exists: chance.below(4) > 0 };
  return {
    text: JSON.stringify({ c: of(() => [chance.below(3), chance.below(4) === 0 ? absent : 'x']) }),
    event: { c: chance.list(4, () => of(() => chance.of([0, 1, 2, [0, 1], undefined]))) },
  };
}

function pairs(count: number, withAll: boolean) {
  const chance = new Chance();
  return Array.from({ length: count }, () => {
    if (withAll && chance.below(8) === 0) return records(chance);
    return { text: JSON.stringify(pattern(chance, 0, withAll)), event: event(chance, 0, withAll) };
  });
}

describe('an explanation', () => {
  it('is there exactly where a pattern does not match, on 10,000 pairs of pattern and event', () => {
    const seen = { matched: 0, apart: 0, nearest: 0 };
    const texts: string[] = [];
    const wrong = pairs(10_000, true).filter(({ text, event }) => {
      const compiled = compilePattern(text);
      const difference = compiled.explain(event);
      if (difference === undefined) seen.matched += 1;
      if (difference?.words.includes('another element')) seen.apart += 1;
      if (difference?.words.includes('nearest of')) seen.nearest += 1;
      texts.push(text);
      return (difference === undefined) !== compiled.matches(event);
    });
    expect(wrong).toEqual([]);
    expect(seen.matched).toBeGreaterThan(2_000);
    expect(seen.matched).toBeLessThan(8_000);
    expect(seen.apart).toBeGreaterThan(50);
    expect(seen.nearest).toBeGreaterThan(100);
    const all = texts.join();
    for (const name of [...operators.keys(), 'exists', '$or']) expect(all).toContain(`"${name}":`);
    expect(Object.keys(entries).toSorted()).toEqual([...operators.keys(), 'exists'].toSorted());
  });

  it('leads to a match where neither arrays nor alternatives are, if one follows it', () => {
    const seen = { followed: 0, steps: 0 };
    const lost = pairs(1_500, false).filter(({ text, event }) => {
      const compiled = compilePattern(text);
      for (let steps = 0; steps < 20; steps += 1) {
        const difference = compiled.explain(event);
        if (difference === undefined) return false;
        seen.followed += steps === 0 ? 1 : 0;
        seen.steps += 1;
        put(event, difference.field.split('.'), difference.example);
      }
      return true;
    });
    expect(lost).toEqual([]);
    expect(seen.followed).toBeGreaterThan(500);
    expect(seen.steps).toBeGreaterThan(seen.followed * 1.2);
  });
});

/** Sets a field of an event, or takes it away. */
function put(
  event: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  json: string | undefined,
): void {
  if (rest.length > 0) {
    const inner = event[name];
    const next = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
    event[name] = next;
    put(next, rest, json);
  } else if (json === undefined) {
    delete event[name];
  } else {
    event[name] = JSON.parse(json);
  }
}
