import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';
import type { Leaf } from '../../src/pattern/condition.ts';
import { PatternError } from '../../src/pattern/pattern-error.ts';
import { withField, withoutValue } from '../../src/pattern/pattern-of.ts';

const compact = (text: string) => JSON.stringify(JSON.parse(text));

describe('a pattern from fields of an event', () => {
  it('begins with one field, and grows', () => {
    const one = withField('', ['source'], '"github.com"');
    const two = withField(one, ['detail', 'repository', 'full_name'], '"a/b"');
    const three = withField(two, ['detail', 'repository', 'private'], 'false');
    expect(withField(three, ['source'], '"stripe.com"')).toBe(
      [
        '{',
        '  "source": ["github.com", "stripe.com"],',
        '  "detail": {',
        '    "repository": {',
        '      "full_name": ["a/b"],',
        '      "private": [false]',
        '    }',
        '  }',
        '}',
      ].join('\n'),
    );
  });

  it.each([
    ['a value that is there already', '{"a":["x"]}', ['a'], 'x', '{"a":["x"]}'],
    ['a value of another kind', '{"a":["1"]}', ['a'], 1, '{"a":["1",1]}'],
    ['null', '{}', ['a'], null, '{"a":[null]}'],
    ['a name with dots', '{"a.b":["x"]}', ['a', 'b'], 'y', '{"a.b":["x","y"]}'],
    [
      'a field of a name with dots',
      '{"a.b":{"c":["x"]}}',
      ['a', 'b', 'd'],
      'y',
      '{"a.b":{"c":["x"],"d":["y"]}}',
    ],
    [
      'a field beside $or',
      '{"$or":[{"a":[1]},{"b":[2]}]}',
      ['c'],
      3,
      '{"$or":[{"a":[1]},{"b":[2]}],"c":[3]}',
    ],
    ['a field inside what was a value', '{"a":[{"exists":true}]}', ['a', 'b'], 1, '{"a":{"b":[1]}}'],
    ['a value where fields were', '{"a":{"b":[1]}}', ['a'], null, '{"a":[null]}'],
  ] as const)('takes %s', (_what, text, path, value, expected) => {
    expect(compact(withField(text, path, JSON.stringify(value)))).toBe(compact(expected));
  });

  it.each([
    ['with its only value the field', '{"a":["x"],"b":["y"]}', ['a'], '"x"', '{"b":["y"]}'],
    ['one value of several', '{"a":["x","y"]}', ['a'], '"x"', '{"a":["y"]}'],
    ['with its last field an object', '{"a":{"b":["y"]},"c":[1]}', ['a', 'b'], '"y"', '{"c":[1]}'],
    ['the last of all', '{"a":{"b":["y"]}}', ['a', 'b'], '"y"', '{}'],
    ['of a name with dots', '{"a.b":["x"],"c":[1]}', ['a', 'b'], '"x"', '{"c":[1]}'],
    ['of a name that is there twice', '{"a":["x"],"a":["x"],"b":[1]}', ['a'], '"x"', '{"b":[1]}'],
    ['nothing of a field that is not there', '{"a":{"b":["x"]}}', ['a', 'c'], '"x"', '{"a":{"b":["x"]}}'],
    ['nothing where it takes other values', '{"a":[{"prefix":"x"}]}', ['a'], '"x"', '{"a":[{"prefix":"x"}]}'],
    ['nothing of an object', '{"a":{"c":["x"]}}', ['a'], '"x"', '{"a":{"c":["x"]}}'],
    ['nothing of what is in values', '{"a":["x"]}', ['a', 'c'], '"x"', '{"a":["x"]}'],
  ] as const)('loses %s', (_what, text, path, value, expected) => {
    expect(compact(withoutValue(text, path, value))).toBe(compact(expected));
  });

  it('keeps numbers as they were written, and equal names apart', () => {
    const text = '{"a":[12345678901234567890123,3.0e2],"b":[1],"b":[{"numeric":[">",1.50]}]}';
    expect(withField(text, ['c'], '1').replace(/\s/g, '')).toBe(`${text.slice(0, -1)},"c":[1]}`);
  });

  it('breaks lines that are long', () => {
    const text = withField(`{"a":["${'x'.repeat(40)}"]}`, ['a'], `"${'y'.repeat(40)}"`);
    expect(text).toBe(`{\n  "a": [\n    "${'x'.repeat(40)}",\n    "${'y'.repeat(40)}"\n  ]\n}`);
  });

  it('is refused where the text is no object', () => {
    expect(() => withField('["a"]', ['a'], '1')).toThrow(PatternError);
    expect(() => withoutValue('{', ['a'], '1')).toThrow(PatternError);
  });

  it('matches that event, whatever is chosen, from one element of each array', () => {
    const name = fc.constantFrom('a', 'b', 'c d', 'e"\\', 'ü', 'constructor');
    const leaf: fc.Arbitrary<Leaf> = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constantFrom(null, '10.0.0.1', '::1', '$$', '{}'),
    );
    const { object } = fc.letrec<{ object: Record<string, unknown>; value: unknown }>((tie) => ({
      object: fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
      value: fc.oneof({ maxDepth: 3 }, leaf, tie('object'), fc.array(tie('value'), { maxLength: 3 })),
    }));
    let chosen = 0;
    fc.assert(
      fc.property(object, fc.infiniteStream(fc.nat(1000)), (event, dice) => {
        let text = '';
        const choose = (value: unknown, path: readonly string[]): void => {
          const roll = dice.next().value;
          if (Array.isArray(value)) {
            const element = value[roll % Math.max(1, value.length)];
            if (value.length > 0) choose(element, path);
          } else if (typeof value === 'object' && value !== null) {
            for (const [key, inner] of Object.entries(value)) choose(inner, [...path, key]);
          } else if (roll % 3 > 0) {
            text = withField(text, path, JSON.stringify(value));
            chosen += 1;
          }
        };
        choose(event, []);
        if (text !== '')
          expect(compilePattern(text).explain(JSON.parse(JSON.stringify(event)))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
    expect(chosen).toBeGreaterThan(1000);
  });
});
