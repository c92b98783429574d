import { describe, expect, it } from '@jest/globals';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';
import { PatternError } from '../../src/pattern/pattern-error.ts';

type Rejection = readonly [what: string, pattern: string, path: string, words: RegExp];

const inField = (entries: string): string => `{"detail":{"amount":${entries}}}`;
const nested = (levels: number): string => `${'{"a":'.repeat(levels)}["x"]${'}'.repeat(levels)}`;
const pair = (name: string): string => `{"${name}1":[1]},{"${name}2":[1]}`;

const whole: readonly Rejection[] = [
  ['no JSON', 'this is not JSON', '', /not valid JSON/],
  ['no text at all', '', '', /not valid JSON/],
  ['single quotes', "{'a':['x']}", '', /not valid JSON/],
  ['a trailing comma', '{"a":["x"],}', '', /not valid JSON/],
  ['more behind the pattern', '{"a":["x"]} {"b":["y"]}', '', /not valid JSON/],
  ['an array', '["a"]', '', /must be a JSON object/],
  ['a string', '"a"', '', /must be a JSON object/],
  ['null', 'null', '', /must be a JSON object/],
  ['an empty object', '{}', '', /object is empty/],
  ['an empty object inside', '{"detail":{}}', 'detail', /object is empty/],
  [
    'a string outside an array',
    '{"detail":{"state":"running"}}',
    'detail.state',
    /must be an object or an array/,
  ],
  ['a number outside an array', '{"int":42}', 'int', /must be an object or an array/],
  ['null outside an array', '{"a":null}', 'a', /must be an object or an array/],
  ['a wrong field under a dotted name', '{"a.b":{"c":1}}', 'a.b.c', /must be an object or an array/],
  [
    'more characters than a rule holds',
    `{"a":["${'x'.repeat(4096)}"]}`,
    '',
    /4106 characters, a rule holds 4096/,
  ],
  [
    'too many fields',
    `{${Array.from({ length: 257 }, (_, at) => `"${at}":[1]`).join()}}`,
    '',
    /more than 256 fields/,
  ],
];

const fields: readonly Rejection[] = (
  [
    ['an empty array', '[]', /array is empty/],
    ['an array in an array', '[["x"]]', /no array/],
    ['an empty expression', '[{}]', /one operator/],
    ['two operators in one object', '[{"prefix":"a","suffix":"b"}]', /one operator/],
    ['one operator twice', '[{"prefix":"a","prefix":"b"}]', /one operator/],
    ['an unknown operator', '[{"contains":"a"}]', /no operator "contains"/],
    ['an operator in capitals', '[{"EXISTS":true}]', /no operator "EXISTS"/],
    ['an operator every object has', '[{"constructor":"a"}]', /no operator "constructor"/],
    ['a later entry that is wrong', '["fine",{"foo":1}]', /no operator "foo"/],
    ['a number as exact text', '[{"exactly":33}]', /"exactly" needs a string/],
    ['a number as prefix', '[{"prefix":3}]', /"prefix" needs a string/],
    ['a list as prefix', '[{"prefix":["a"]}]', /"prefix" needs a string/],
    [
      'an unknown kind of prefix',
      '[{"prefix":{"wildcard":"a"}}]',
      /"prefix" takes a string or one "equals-ignore-case"/,
    ],
    ['an empty kind of prefix', '[{"prefix":{}}]', /"prefix" takes a string or one/],
    [
      'two kinds of prefix',
      '[{"prefix":{"equals-ignore-case":"a","x":"b"}}]',
      /"prefix" takes a string or one/,
    ],
    [
      'a caseless prefix that is a number',
      '[{"prefix":{"equals-ignore-case":5}}]',
      /"equals-ignore-case" needs a string/,
    ],
    ['a number as suffix', '[{"suffix":3}]', /"suffix" needs a string/],
    ['a list as suffix', '[{"suffix":[".png"]}]', /"suffix" needs a string/],
    ['an unknown kind of suffix', '[{"suffix":{"invalid":"a"}}]', /"suffix" takes a string or one/],
    [
      'a caseless suffix that is a list',
      '[{"suffix":{"equals-ignore-case":["a"]}}]',
      /"equals-ignore-case" needs a string/,
    ],
    ['a number without case', '[{"equals-ignore-case":5}]', /"equals-ignore-case" needs a string/],
    ['a list without case', '[{"equals-ignore-case":["abc"]}]', /"equals-ignore-case" needs a string/],
    ['a number as wildcard', '[{"wildcard":123}]', /"wildcard" needs a string/],
    ['a list as wildcard', '[{"wildcard":["a*"]}]', /"wildcard" needs a string/],
    ['consecutive stars', '[{"wildcard":"abc**def"}]', /consecutive/],
    ['an escaped letter', '[{"wildcard":"a*c\\\\def"}]', /followed by neither/],
    ['a backslash at the end', '[{"wildcard":"a*\\\\"}]', /followed by neither/],
    ['a text for exists', '[{"exists":"true"}]', /"exists" needs true or false/],
    ['null for exists', '[{"exists":null}]', /"exists" needs true or false/],
    ['a number for numeric', '[{"numeric":10}]', /"numeric" needs pairs of operator and number/],
    ['nothing for numeric', '[{"numeric":[]}]', /"numeric" needs pairs of operator and number/],
    ['an operator without number', '[{"numeric":["="]}]', /"numeric" needs pairs of operator and number/],
    [
      'a second operator without number',
      '[{"numeric":[">",0,"<"]}]',
      /"numeric" needs pairs of operator and number/,
    ],
    ['three pairs', '[{"numeric":[">",0,"<",5,"<",9]}]', /"numeric" needs pairs of operator and number/],
    ['a text as number', '[{"numeric":["=","-4e-6"]}]', /"numeric" needs a number/],
    ['a boolean as number', '[{"numeric":["<",true]}]', /"numeric" needs a number/],
    ['a text as upper bound', '[{"numeric":[">",0,"<","1"]}]', /"numeric" needs a number/],
    ['an unknown comparison', '[{"numeric":["==",1]}]', /needs one of = > >= < <=/],
    ['a number as comparison', '[{"numeric":[1,1]}]', /needs one of = > >= < <=/],
    ['a range that begins with its ceiling', '[{"numeric":["<",1,">",0]}]', /needs one of > >=/],
    ['a range that begins with =', '[{"numeric":["=",1,"<",5]}]', /needs one of > >=/],
    ['a range of two floors', '[{"numeric":[">",0,">",0]}]', /needs one of < <=/],
    ['a range upside down', '[{"numeric":[">",30,"<",1]}]', /30 is not below 1/],
    ['a range of one number', '[{"numeric":[">=",1,"<=",1]}]', /1 is not below 1/],
    ['a number too large', '[{"numeric":["=",1E309]}]', /cannot compare "1E309"/],
    ['a number too small', '[{"numeric":["=",1E-325]}]', /cannot compare "1E-325"/],
    ['a number with too many digits', '[{"numeric":["<",12345678901234567891]}]', /no 64-bit float/],
    ['a number as block', '[{"cidr":7}]', /"cidr" needs a string/],
    ['a block without slash', '[{"cidr":"bad-filter"}]', /one "\/"/],
    ['a block with two slashes', '[{"cidr":"10.0.0.0/8/8"}]', /one "\/"/],
    ['a block of no address', '[{"cidr":"xx.11.xx/8"}]', /start with an IP address/],
    ['a block of five octets', '[{"cidr":"10.10.10.10.10/3"}]', /start with an IP address/],
    ['a block of a great octet', '[{"cidr":"700.168.0.1/8"}]', /start with an IP address/],
    ['a block of no IPv6 address', '[{"cidr":"xxxx:db8:1234:1a00::/64"}]', /start with an IP address/],
    ['a block of nine groups', '[{"cidr":"2400:6500:3:3:3:3:3:3:3/122"}]', /start with an IP address/],
    ['a block without a mask', '[{"cidr":"10.0.0.0/"}]', /0 to 31 bits/],
    ['a mask of letters', '[{"cidr":"192.168.0.1/foo"}]', /0 to 31 bits/],
    ['a mask below zero', '[{"cidr":"192.168.0.1/-1"}]', /0 to 31 bits/],
    ['a mask of all IPv4 bits', '[{"cidr":"192.168.0.1/32"}]', /0 to 31 bits/],
    ['a mask of all IPv6 bits', '[{"cidr":"2400:6500:FF00::36FB:1F80/128"}]', /0 to 127 bits/],
    ['anything but null', '[{"anything-but":null}]', /strings or numbers/],
    ['anything but true', '[{"anything-but":true}]', /strings or numbers/],
    ['anything but a list with null', '[{"anything-but":["stopped",null]}]', /strings or numbers/],
    ['anything but a list in a list', '[{"anything-but":[["a"]]}]', /strings or numbers/],
    ['anything but nothing', '[{"anything-but":[]}]', /empty list/],
    ['anything but strings and numbers', '[{"anything-but":["child0",111]}]', /not both/],
    ['anything but a number too large', '[{"anything-but":1e400}]', /"anything-but" cannot compare/],
    ['anything but an empty object', '[{"anything-but":{}}]', /one operator/],
    ['anything but two operators', '[{"anything-but":{"prefix":"foo","a":1}}]', /one operator/],
    ['anything but, and more', '[{"anything-but":{"prefix":"foo"},"x":1}]', /one operator/],
    [
      'anything but an unknown operator',
      '[{"anything-but":{"numeric":["=",1]}}]',
      /cannot be combined with "numeric"/,
    ],
    ['anything but the empty prefix', '[{"anything-but":{"prefix":""}}]', /not empty/],
    ['anything but a list with the empty prefix', '[{"anything-but":{"prefix":["1",""]}}]', /not empty/],
    ['anything but a prefix that is a number', '[{"anything-but":{"prefix":123}}]', /not empty/],
    [
      'anything but a caseless prefix',
      '[{"anything-but":{"prefix":{"equals-ignore-case":"a"}}}]',
      /not empty/,
    ],
    ['anything but no prefixes', '[{"anything-but":{"prefix":[]}}]', /empty list/],
    ['anything but the empty suffix', '[{"anything-but":{"suffix":""}}]', /not empty/],
    ['anything but suffixes with null', '[{"anything-but":{"suffix":[null,".txt"]}}]', /not empty/],
    ['anything but a number without case', '[{"anything-but":{"equals-ignore-case":123}}]', /needs a string/],
    [
      'anything but numbers without case',
      '[{"anything-but":{"equals-ignore-case":[123]}}]',
      /needs a string/,
    ],
    ['anything but a number as wildcard', '[{"anything-but":{"wildcard":27}}]', /needs a string/],
    ['anything but consecutive stars', '[{"anything-but":{"wildcard":["1","foo**bar"]}}]', /consecutive/],
  ] as const
).map(([what, entries, words]) => [what, inField(entries), 'detail.amount', words]);

const alternatives: readonly Rejection[] = [
  ['a lone alternative', '{"$or":[{"a":["x"]}]}', '$or', /at least two/],
  ['no alternatives', '{"detail":{"$or":[]}}', 'detail.$or', /at least two/],
  ['a text as $or', '{"detail":{"$or":"x"}}', 'detail.$or', /at least two/],
  ['an array as alternative', '{"$or":[{"a":["x"]},[{"b":["y"]}]]}', '$or[1]', /objects only/],
  ['an empty alternative', '{"$or":[{"a":["x"]},{}]}', '$or[1]', /object is empty/],
  [
    'a wrong field in an alternative',
    '{"d":{"$or":[{"a":["x"]},{"b":{"c":[]}}]}}',
    'd.$or[1].b.c',
    /array is empty/,
  ],
  [
    'an operator as a field of an alternative',
    '{"$or":[{"numeric":123},{"prefix":"abc"}]}',
    '$or[0].numeric',
    /cannot be the name/,
  ],
  [
    'a word kept for later as a field',
    '{"$or":[{"a":{"regex":["x"]}},{"b":["y"]}]}',
    '$or[0].a.regex',
    /cannot be the name/,
  ],
  [
    'more alternatives than 1000',
    `{${[...'abcdefghij'].map((name) => `"${name}":{"$or":[${pair(name)}]}`).join()}}`,
    'j.$or',
    /more than 1000/,
  ],
];

function rejectionOf(pattern: string): unknown {
  try {
    return compilePattern(pattern);
  } catch (error) {
    return error;
  }
}

describe('a pattern that EventBridge refuses', () => {
  it('is found in a table that is not empty', () => {
    expect(whole.length).toBeGreaterThan(10);
    expect(fields.length).toBeGreaterThan(60);
    expect(alternatives.length).toBeGreaterThan(7);
  });

  it.each([...whole, ...fields, ...alternatives])('is refused for %s', (_what, pattern, path, words) => {
    const error = rejectionOf(pattern);
    expect(error).toBeInstanceOf(PatternError);
    expect(error).toMatchObject({ name: 'PatternError', code: 'pattern_invalid', path });
    expect((error as PatternError).message).toMatch(words);
  });

  it('is named by its path and its fault', () => {
    expect(rejectionOf(inField('[{"numeric":[">"]}]'))).toMatchObject({
      message: 'detail.amount: "numeric" needs pairs of operator and number, one or two of them',
    });
  });

  it('is not echoed at length, nor lets a terminal be driven', () => {
    const long = rejectionOf(`{"${'n'.repeat(2000)}":[{"${'o'.repeat(2000)}":1}]}`) as PatternError;
    expect(long.message.length).toBeLessThan(300);
    const hostile = rejectionOf('{"a\\u001b[2J":[{"\\u0007\\ud800":1}]}') as PatternError;
    expect(hostile.message).not.toMatch(/\p{C}/u);
    expect(hostile.path).toBe('a�[2J');
  });

  it('keeps the error of the JSON parser as its cause', () => {
    expect((rejectionOf('{') as PatternError).cause).toBeInstanceOf(SyntaxError);
  });

  it('is refused when nested deeper than EventBridge reads', () => {
    const arrays = `{"a":${'['.repeat(1500)}${']'.repeat(1500)}}`;
    expect(rejectionOf(arrays)).toMatchObject({ code: 'pattern_invalid', path: '' });
    expect(rejectionOf(nested(600))).toHaveProperty('matches');
  });
});
