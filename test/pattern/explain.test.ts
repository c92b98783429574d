import { describe, expect, it } from '@jest/globals';
import { negatable } from '../../src/pattern/anything-but.ts';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';
import { operators, operatorTemplates } from '../../src/pattern/operators.ts';

type Row = readonly [operand: string, wanted: string, example: string | undefined];

/** By operator. */
const rows: Readonly<Record<string, readonly Row[]>> = {
  'anything-but': [
    ['"other"', 'anything but "other"', '"another"'],
    ['["other","another"]', 'anything but "other" and "another"', '"a"'],
    ['[0,1]', 'anything but 0 and 1', '"other"'],
  ],
  cidr: [
    ['"10.0.0.0/8"', 'an address in 10.0.0.0/8', '"10.0.0.1"'],
    ['"10.1.2.255/31"', 'an address in 10.1.2.255/31', '"10.1.2.255"'],
    ['"0.0.0.0/0"', 'an address in 0.0.0.0/0', '"0.0.0.1"'],
    ['"2001:db8::/32"', 'an address in 2001:db8::/32', '"2001:db8::1"'],
    ['"::/0"', 'an address in ::/0', '"::1"'],
    ['"1:0:0:2:0:0:0:0/127"', 'an address in 1:0:0:2:0:0:0:0/127', '"1::2:0:0:0:1"'],
    ['"::ffff:a00:0/8"', 'an address in ::ffff:a00:0/8', '"10.0.0.1"'],
  ],
  'equals-ignore-case': [
    ['"StraßE"', '"StraßE" in any case', '"StraßE"'],
    ['"a\\"\\u0007"', '"a\\"\\u0007" in any case', '"a\\"\\u0007"'],
  ],
  exactly: [['"10.0.0.1"', '"10.0.0.1"', '"10.0.0.1"']],
  numeric: [
    ['["=",-1.5]', 'a number equal to -1.5', '-1.5'],
    ['[">",5]', 'a number above 5', '6'],
    ['[">=",5.5]', 'a number of at least 5.5', '5.5'],
    ['["<",0]', 'a number below 0', '-1'],
    ['["<=",1e300]', 'a number of at most 1e+300', '1e+300'],
    ['[">",1e300]', 'a number above 1e+300', '2e+300'],
    ['[">",-1e300]', 'a number above -1e+300', '-5e+299'],
    ['["<",-1e308]', 'a number below -1e+308', '-1.7976931348623157e+308'],
    ['[">",1.7976931348623157e308]', 'a number above 1.7976931348623157e+308', undefined],
    ['[">",5,"<=",10]', 'a number above 5 and at most 10', '6'],
    ['[">=",5,"<",5.5]', 'a number of at least 5 and below 5.5', '5'],
    ['[">",0.1,"<",0.2]', 'a number above 0.1 and below 0.2', '0.15000000000000002'],
    [
      '[">",0.1,"<=",0.10000000000000002]',
      'a number above 0.1 and at most 0.10000000000000002',
      '0.10000000000000002',
    ],
    ['[">",1,"<",1.0000000000000004]', 'a number above 1 and below 1.0000000000000004', '1.0000000000000002'],
    ['[">",1,"<",1.0000000000000002]', 'a number above 1 and below 1.0000000000000002', undefined],
    ['[">",0,"<",5e-324]', 'a number above 0 and below 5e-324', undefined],
    ['[">",0,"<",1e-323]', 'a number above 0 and below 1e-323', '5e-324'],
    [
      '[">",1.7e308,"<",1.7976931348623157e308]',
      'a number above 1.7e+308 and below 1.7976931348623157e+308',
      '1.7488465674311577e+308',
    ],
  ],
  prefix: [
    ['"refs/"', 'what begins with "refs/"', '"refs/"'],
    ['""', 'what begins with ""', '""'],
  ],
  suffix: [['".png"', 'what ends with ".png"', '".png"']],
  wildcard: [
    ['"a*b\\\\*c*"', 'what looks like "a*b\\\\*c*"', '"axb*cx"'],
    ['"*"', 'what looks like "*"', '"x"'],
    ['"plain"', 'what looks like "plain"', '"plain"'],
    ['"aba*ba"', 'what looks like "aba*ba"', '"abaxba"'],
  ],
  exists: [
    ['true', 'any value', '"anything"'],
    ['false', 'no such field', undefined],
  ],
};

/** What `anything-but` takes; the value is one that it excludes. */
const negated: Readonly<Record<string, readonly (readonly [string, wanted: string, value: string])[]>> = {
  prefix: [
    ['"o"', 'anything but what begins with "o"', '"oh"'],
    ['["o","a"]', 'anything but what begins with "o" and what begins with "a"', '"ah"'],
  ],
  suffix: [['"r"', 'anything but what ends with "r"', '"r"']],
  'equals-ignore-case': [
    ['["OTHER","Another"]', 'anything but "OTHER" in any case and "Another" in any case', '"other"'],
  ],
  wildcard: [
    ['"*"', 'anything but what looks like "*"', '"x"'],
    ['["*e*","a"]', 'anything but what looks like "*e*" and what looks like "a"', '"a"'],
  ],
};

/** What `prefix` and `suffix` take beside a text. */
const caseless: Readonly<Record<string, Row>> = {
  prefix: ['{"equals-ignore-case":"Ab"}', 'what begins with "Ab" in any case', '"Ab"'],
  suffix: ['{"equals-ignore-case":"Ab"}', 'what ends with "Ab" in any case', '"Ab"'],
};

const explained = (pattern: string, event: unknown) => compilePattern(pattern).explain(event);

describe('what would match', () => {
  it('is known of every operator there is', () => {
    expect(Object.keys(rows).toSorted()).toEqual([...operators.keys(), 'exists'].toSorted());
    expect(Object.keys(negated).toSorted()).toEqual([...negatable.keys()].toSorted());
    expect(Object.keys(caseless)).toEqual(['prefix', 'suffix']);
    expect(Object.keys(operatorTemplates).toSorted()).toEqual(Object.keys(rows).toSorted());
  });

  const all: readonly Row[] = [
    ...Object.entries(rows).flatMap(([name, of]) => of.map((row) => entryOf(name, row))),
    ...Object.entries(caseless).map(([name, row]) => entryOf(name, row)),
    ['"a"', '"a"', '"a"'],
    ['"10.0.0.1"', '"10.0.0.1"', '"10.0.0.1"'],
    ['3.0e2', '3.0e2', '3.0e2'],
    ['1e400', '1e400', '1e400'],
    ['null', 'null', 'null'],
    ['true', 'true', 'true'],
  ];
  it.each(all)('is said of %s', (entry, wanted, example) => {
    const value = wanted.startsWith('anything but')
      ? valueExcluded(entry)
      : wanted === 'any value'
        ? undefined
        : false;
    const difference = explained(`{"a":{"b":[${entry}]}}`, { a: { b: value } });
    const is = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
    expect(difference).toEqual({
      field: 'a.b',
      found: value === undefined ? [] : [JSON.stringify(value)],
      wanted,
      example,
      words: `a.b ${is}; the pattern wants ${wanted}.`,
    });
    if (example !== undefined)
      expect(explained(`{"a":[${entry}]}`, JSON.parse(`{"a":${example}}`))).toBeUndefined();
  });

  it.each(
    Object.entries(negated).flatMap(([name, of]) =>
      of.map((row) => [`{"anything-but":{"${name}":${row[0]}}}`, ...row.slice(1)] as const),
    ),
  )('is said of %s', (entry, wanted, value) => {
    const difference = explained(`{"a":[${entry}]}`, JSON.parse(`{"a":${value}}`));
    expect(difference).toMatchObject({ wanted, found: [value] });
    expect(explained(`{"a":[${entry}]}`, JSON.parse(`{"a":${difference?.example}}`))).toBeUndefined();
  });

  it('has a template for each operator that is a pattern', () => {
    for (const template of Object.values(operatorTemplates)) {
      expect(() => compilePattern(`{"a":[${template}]}`)).not.toThrow();
    }
  });
});

function entryOf(name: string, [operand, wanted, example]: Row): Row {
  return [`{"${name}":${operand}}`, wanted, example];
}

function valueExcluded(entry: string): unknown {
  const { 'anything-but': excluded } = JSON.parse(entry) as { 'anything-but': unknown };
  return Array.isArray(excluded) ? excluded[0] : excluded;
}

const items = {
  items: [
    { a: 1, b: 1 },
    { a: 2, b: 2 },
  ],
  tags: ['x', 'y'],
  one: [{ a: 1 }],
};

describe('the first field that differs', () => {
  it.each([
    ['{"b":["x"],"a":["y"]}', { a: 'x', b: 'y' }, 'b is "y"; the pattern wants "x".'],
    ['{"b":["x"],"a":["y"]}', { a: 'x', b: 'x' }, 'a is "x"; the pattern wants "y".'],
    [
      '{"a":{"b":["x","y",{"prefix":"z"}]}}',
      {},
      'a.b is missing; the pattern wants "x", "y" or what begins with "z".',
    ],
    [
      '{"a":["x"]}',
      { a: { b: 'x' } },
      'a is an object, of which no value is looked at; the pattern wants "x".',
    ],
    [
      '{"a":[{"exists":true}]}',
      { a: [] },
      'a is an empty array, as good as missing; the pattern wants any value.',
    ],
    [
      '{"a":{"b":["x"]}}',
      { 'a.b': {} },
      'a.b is an object, of which no value is looked at; the pattern wants "x".',
    ],
    ['{"a":[{"exists":false},"x"]}', { a: 'y' }, 'a is "y"; the pattern wants no such field or "x".'],
    ['{"tags":["z"]}', items, 'tags has "x", "y"; the pattern wants "z".'],
    [
      '{"items":{"a":[1],"b":[2]}}',
      items,
      'items.b matches, but in another element of the array than items.a: one element must have it all.',
    ],
    ['{"items":{"b":[3],"a":[1]},"tags":["z"]}', items, 'items.b has 1, 2; the pattern wants 3.'],
    [
      '{"items":{"a":[1],"c":[{"exists":false}],"b":[2]}}',
      items,
      'items.b matches, but in another element of the array than items.a: one element must have it all.',
    ],
    [
      '{"l":{"a":[1],"b":[1],"c":[1]}}',
      {
        l: [
          { a: 1, b: 1 },
          { b: 1, c: 1 },
          { a: 1, c: 1 },
        ],
      },
      'l.c matches, but in another element of the array than l.a and l.b: one element must have it all.',
    ],
    ['{"a":["x"],"$or":[{"b":[1]},{"c":[1]}]}', { a: 'y' }, 'a is "y"; the pattern wants "x".'],
    [
      '{"$or":[{"b":[1]},{"c":[1],"d":[1]},{"c":[2]}]}',
      { c: 1 },
      'd is missing; the pattern wants 1. This is the nearest of 3 alternatives.',
    ],
  ])('of %s', (pattern, event, words) => {
    expect(explained(pattern, event)?.words).toBe(words);
  });

  it('is told of what is no object at all', () => {
    for (const event of [null, 'x', ['x'], undefined]) {
      expect(explained('{"a":[{"exists":false}]}', event)?.words).toBe('The event is no JSON object.');
    }
  });

  it('is not told at length', () => {
    const many = { a: Array.from({ length: 1000 }, (_, at) => `${at}${'x'.repeat(1000)}`) };
    const difference = explained(`{"a":["${'y'.repeat(4000)}"]}`, many);
    expect(difference?.found.length).toBe(10);
    expect(JSON.stringify({ ...difference, example: '' }).length).toBeLessThan(6000);
    expect(difference?.words).toContain(' and 990 more; ');
    const deep = JSON.parse(`{"a":{"b":${'['.repeat(90_000)}${']'.repeat(90_000)}}}`);
    expect(explained('{"a":["x"]}', deep)?.found).toEqual(['{"b":"…"}']);
    expect(explained('{"a":{"b":["x"]}}', deep)?.found).toEqual([]);
  });
});
