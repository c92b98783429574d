import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { membersOf } from '../../../src/domain/content/json-members.ts';
import { aJsonObjectText } from '../../property/arbitraries.ts';

const textsOf = (json: string) => [...membersOf(json)].map(({ name, value }) => [name, value]);

describe('the members of a JSON object', () => {
  it.each([
    ['{}', []],
    [' { \n } ', []],
    ['{"a":1}', [['"a"', '1']]],
    [
      '{"n":12345678901234567890,"m":1.50}',
      [
        ['"n"', '12345678901234567890'],
        ['"m"', '1.50'],
      ],
    ],
    ['{"\\u0061":"\\u00e9\\/"}', [['"\\u0061"', '"\\u00e9\\/"']]],
    [
      ' {\n "a b" :\t[1 , {"c":2}] ,\r\n "d" : {"e":"}"}\n} ',
      [
        ['"a b"', '[1 , {"c":2}]'],
        ['"d"', '{"e":"}"}'],
      ],
    ],
    [
      '{"a:":":","":""}',
      [
        ['"a:"', '":"'],
        ['""', '""'],
      ],
    ],
    [
      '{"a":1,"a":2}',
      [
        ['"a"', '1'],
        ['"a"', '2'],
      ],
    ],
    [
      '{"a":{},"b":[],"c":[[]]}',
      [
        ['"a"', '{}'],
        ['"b"', '[]'],
        ['"c"', '[[]]'],
      ],
    ],
  ])('are as they were written: %s', (json, members) => {
    expect(textsOf(json)).toEqual(members);
  });

  it.each(['[]', '[{"a":1}]', '"{\\"a\\":1}"', '1', 'null'])(
    'are none of what is not an object: %s',
    (json) => {
      expect(textsOf(json)).toEqual([]);
    },
  );

  it('are all of them, and each stands where it is said to', () => {
    fc.assert(
      fc.property(aJsonObjectText, (json) => {
        const members = [...membersOf(json)];
        const values = members.map(({ name, value }) => [JSON.parse(name), JSON.parse(value)]);
        expect(Object.entries(Object.fromEntries(values))).toEqual(Object.entries(JSON.parse(json)));
        for (const { value, start } of members) expect(json.startsWith(value, start)).toBe(true);
      }),
    );
  });
});
