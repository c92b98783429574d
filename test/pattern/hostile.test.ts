import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';
import { PatternError } from '../../src/pattern/pattern-error.ts';
import { Wildcard } from '../../src/pattern/wildcard.ts';

/** A text that counts how often a character of it is looked at. */
function counted(text: string) {
  const counter = { reads: 0, length: text.length, charCodeAt };
  function charCodeAt(at: number): number {
    counter.reads += 1;
    return text.charCodeAt(at);
  }
  return counter;
}

const hostile = [
  ['many stars, each followed by the letter of the text', `${'*a'.repeat(1500)}*b`, 'a'],
  ['a long piece that fails at its last letter', `*${'a'.repeat(2000)}b*`, 'a'],
  ['a long end that fails at its first letter', `*a*b${'a'.repeat(2000)}`, 'a'],
  ['pieces that begin again inside themselves', `*${'ab'.repeat(900)}aa*c`, 'ab'],
] as const;

describe('a hostile wildcard', () => {
  it.each(hostile)('reads a text a constant number of times: %s', (_what, wildcard, letters) => {
    const readsFor = (length: number): number => {
      const text = counted(letters.repeat(length / letters.length));
      expect(new Wildcard(wildcard, 'a').matches(text)).toBe(false);
      return text.reads;
    };
    expect(hostile.length).toBeGreaterThan(3);
    expect(readsFor(20_000)).toBeLessThanOrEqual(2 * 20_000);
    expect(readsFor(200_000)).toBeLessThanOrEqual(2 * 200_000);
  });

  it('is understood as the textbook says', () => {
    const unit = fc.constantFrom('a', 'b', '*', '\\');
    const outer = fc.string({ unit, maxLength: 3 });
    const inner = fc.array(fc.string({ unit, minLength: 1, maxLength: 3 }), { maxLength: 3 });
    const text = fc.string({ unit, maxLength: 12 });
    fc.assert(
      fc.property(outer, inner, outer, text, (first, middle, last, value) => {
        const pieces = [first, ...middle, last];
        const escaped = pieces.map((piece) => piece.replace(/[*\\]/g, '\\$&'));
        const textbook = new RegExp(`^${escaped.join('[^]*')}$`);
        for (const each of [value, pieces.join(''), pieces.join(value)]) {
          expect(new Wildcard(escaped.join('*'), 'a').matches(each)).toBe(textbook.test(each));
        }
      }),
    );
  });
});

describe('a hostile event', () => {
  const field = '{"list":{"a":["x"],"b":["y"]},"other":{"a":["x"],"b":["y"]},"third":{"a":["x"],"b":["y"]}}';

  it('does not multiply unrelated arrays', () => {
    const list = Array.from({ length: 2000 }, (_, at) => ({ a: 'x', b: at === 1999 ? 'y' : 'n' }));
    const pattern = compilePattern(field);
    expect(pattern.matches({ list, other: list, third: list })).toBe(true);
    expect(pattern.matches({ list, other: list, third: [{ a: 'x' }, { b: 'y' }] })).toBe(false);
  });

  it('is not followed deeper than EventBridge reads', () => {
    const deep = (levels: number) => JSON.parse(`{"a":${'['.repeat(levels)}"x"${']'.repeat(levels)}}`);
    const pattern = compilePattern('{"a":["x"]}');
    expect(pattern.matches(deep(900))).toBe(true);
    expect(pattern.matches(deep(100_000))).toBe(false);
    const objects = JSON.parse(`${'{"a.b":'.repeat(3000)}"x"${'}'.repeat(3000)}`);
    expect(pattern.matches(objects)).toBe(false);
  });
});

describe('the case of a letter', () => {
  it('never begins or ends with its other case, so that the first case that fits is the only one', () => {
    const ambiguous = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (letter) => {
        const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
        const within = (one: string, other: string) => other.startsWith(one) || other.endsWith(one);
        return lower !== upper && (within(lower, upper) || within(upper, lower));
      },
    );
    expect(ambiguous).toEqual([]);
  });
});

describe('arbitrary JSON', () => {
  const words = [
    ...[
      'anything-but',
      'cidr',
      'equals-ignore-case',
      'exactly',
      'exists',
      'numeric',
      'prefix',
      'suffix',
      'wildcard',
    ],
    ...[
      '$or',
      'a',
      'b',
      'a.b',
      '',
      '__proto__',
      '=',
      '<',
      '>=',
      '10.0.0.0/8',
      '::/3',
      '1.2.3.4',
      '**',
      'a*',
      '\\',
    ],
  ];
  const word = fc.oneof(fc.constantFrom(...words), fc.string());
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      tie('leaf'),
      tie('array'),
      tie('object'),
      tie('object'),
    ),
    leaf: fc.oneof(word, fc.double({ noNaN: true }), fc.integer(), fc.boolean(), fc.constant(null)),
    array: fc.array(tie('tree'), { maxLength: 4 }),
    object: fc.dictionary(word, tie('tree'), { maxKeys: 3 }),
  }));

  const text = fc.oneof(word, fc.constantFrom('x', 'X', 'xx', '1.2.3.4'));
  const list = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }));
  const caseless = fc.record({ 'equals-ignore-case': text });
  const entry = fc.oneof(
    fc.oneof(text, fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
    fc.record({ exists: fc.boolean() }),
    fc.record({ prefix: fc.oneof(text, caseless) }),
    fc.record({ suffix: fc.oneof(text, caseless) }),
    fc.record({ wildcard: fc.constantFrom('', '*', 'a*', '*x*', '\\\\*') }),
    fc.record({ cidr: fc.constantFrom('10.0.0.0/8', '0.0.0.0/0', '::/3') }),
    fc.record({ numeric: fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>='), fc.integer()) }),
    fc.record({
      'anything-but': fc.oneof(list, fc.record({ prefix: list }), fc.record({ 'equals-ignore-case': list })),
    }),
  );
  const { pattern: likely } = fc.letrec<{ pattern: unknown }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'pattern' },
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.array(entry, { minLength: 1, maxLength: 2 }), {
        minKeys: 1,
      }),
      fc.dictionary(fc.constantFrom('a', 'b', 'a.b'), tie('pattern'), { minKeys: 1, maxKeys: 2 }),
      fc.record({ $or: fc.array(tie('pattern'), { minLength: 2, maxLength: 3 }) }),
    ),
  }));

  const compiledOf = (patterns: fc.Arbitrary<unknown>): number => {
    let compiled = 0;
    fc.assert(
      fc.property(patterns, fc.jsonValue(), tree, (pattern, event, other) => {
        try {
          const { matches } = compilePattern(JSON.stringify(pattern));
          compiled += 1;
          for (const each of [event, other, pattern]) expect(typeof matches(each)).toBe('boolean');
        } catch (error) {
          expect(error).toBeInstanceOf(PatternError);
        }
      }),
      { numRuns: 1000 },
    );
    return compiled;
  };

  it('is refused with a PatternError or compiles to what answers', () => {
    expect(compiledOf(tree)).toBeLessThan(1000);
  });

  it('compiles to what answers when it is likely to be a pattern', () => {
    expect(compiledOf(likely)).toBeGreaterThan(300);
  });

  it('is refused with a PatternError when it is not JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => json.slice(0, -1)),
        ),
        (text) => {
          try {
            compilePattern(text);
          } catch (error) {
            expect(error).toBeInstanceOf(PatternError);
          }
        },
      ),
    );
  });

  it('matches as the object it holds says, leaf by leaf', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const event = fc.dictionary(
      name,
      fc.dictionary(name, fc.oneof(fc.integer(), fc.boolean()), { minKeys: 1 }),
      {
        minKeys: 1,
      },
    );
    fc.assert(
      fc.property(event, (object) => {
        const pattern = JSON.stringify(object).replace(/:(-?\d+|true|false)/g, ':[$1]');
        expect(compilePattern(pattern).matches(object)).toBe(true);
      }),
    );
  });
});
