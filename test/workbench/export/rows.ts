/** Patterns that are exported, by what is particular about them. */
export const operands: Readonly<Record<string, readonly unknown[]>> = {
  'anything-but': [
    'x',
    1,
    ['x'],
    ['x', 'y'],
    [1, 2.5],
    { prefix: 'x' },
    { prefix: ['x'] },
    { prefix: ['x', 'y'] },
    { suffix: 'x' },
    { suffix: ['x', 'y'] },
    { 'equals-ignore-case': 'x' },
    { 'equals-ignore-case': ['x', 'y'] },
    { wildcard: 'x*' },
    { wildcard: ['x*', '*y'] },
  ],
  cidr: ['10.0.0.0/8', '::/0', '2001:db8::/32', '010.0.0.0/+8'],
  'equals-ignore-case': ['X'],
  exactly: ['10.0.0.1'],
  exists: [true, false],
  numeric: [
    ['=', 1.5],
    ['>', 0],
    ['>=', -1e300],
    ['<', 5e-324],
    ['<=', 1e21],
    ['>=', 1, '<=', 2],
    ['>', 1, '<', 2],
  ],
  prefix: ['x', { 'equals-ignore-case': 'X' }],
  suffix: ['x', { 'equals-ignore-case': 'X' }],
  wildcard: ['a\\*b*c\\\\'],
};

/** Texts that mean something to one of the languages. */
export const hostile = [
  ...[
    "'",
    '"',
    '\\',
    '\\\'"',
    '`',
    '$',
    '$\u007bx}',
    '$$\u007bx}',
    '%{x}',
    '%%{x}',
    '$(touch owned)',
    '`touch owned`',
    "';touch owned;'",
  ],
  ...[
    'a\nb',
    'a\r\nb',
    '\t',
    '\b\f\v\0',
    '\u007f\u0085',
    '\u2028\u2029',
    '\u202e\ufeff\ufffe',
    '\u{e0001}😀',
    'ü',
    ' x ',
    '',
    '\\n',
    '\\u0041',
  ],
  ...[
    'yes',
    'no',
    'null',
    '~',
    '1',
    '1e3',
    '0x1',
    '# x',
    'a: b',
    '- a',
    '*a',
    '&a',
    '!Ref x',
    '<<',
    '//',
    '/* */',
    '[',
    '{',
    '|',
    '>',
    '%',
    '@',
  ],
  ...['__proto__', 'constructor', 'toString', 'for', 'if', 'true', 'default', 'a.b', 'a-b'],
];

const alone = Object.entries(operands).flatMap(([name, some]) =>
  some.map(
    (operand) => [JSON.stringify({ [name]: operand }), { detail: { a: [{ [name]: operand }] } }] as const,
  ),
);

export const rows: readonly (readonly [what: string, pattern: string])[] = [
  ...alone.map(([what, pattern]) => [what, JSON.stringify(pattern)] as const),
  [
    'values',
    '{"source":["github.com"],"detail-type":["a","b"],"detail":{"a":["x",1,-0.5,true,false,null,{"prefix":"y"}]}}',
  ],
  [
    'an expression at the top',
    '{"source":[{"prefix":"aws."}],"account":["1",{"exists":false}],"resources":[{"wildcard":"*"}]}',
  ],
  ['null alone', '{"detail":{"a":[null],"b":[null,null]}}'],
  [
    'alternatives',
    '{"$or":[{"source":["x"]},{"detail-type":[{"prefix":"y"}],"detail":{"a":[1]}}],"detail":{"$or":[{"b":[1]},{"c":["x"]}]}}',
  ],
  ['$or as a name', '{"detail":{"$or":[{"prefix":"a"},{"prefix":"b"}]}}'],
  ['fields that CDK does not know', '{"kind":["x"],"account":[1],"detail":{"constructor":["x"]}}'],
  ['detail as a value', '{"detail":["x"]}'],
  ['numbers, however written', '{"detail":{"a":[12345678901234567890123,3.0e2,1E+5,1e-7]}}'],
  [
    'hostile values',
    JSON.stringify({
      detail: { a: hostile, b: hostile.map((text) => ({ prefix: text })), c: [{ exactly: hostile[3] }] },
    }),
  ],
  [
    'hostile names',
    JSON.stringify({
      detail: {
        a: Object.fromEntries(hostile.filter((text) => text !== '__proto__').map((text, at) => [text, [at]])),
      },
    }),
  ],
];
