import { describe, expect, it } from '@jest/globals';
import { jsonStructure } from '../../../src/domain/content/json-structure.ts';

describe('the structure of a JSON text', () => {
  it.each([
    ['1', 0],
    ['"[{"', 0],
    ['null', 0],
    ['{}', 1],
    [' [ ] ', 1],
    ['{"a":{"b":[1,{"c":[]}]},"d":[]}', 5],
    ['[[],[[]],[]]', 3],
    ['{"]}\\"[":"{\\\\","\\\\\\"[":[]}', 2],
  ])('has its depth: %s', (json, depth) => {
    expect(jsonStructure(json).depth).toBe(depth);
  });

  it.each([
    ['9223372036854775807', true],
    ['9223372036854775808', false],
    ['-9223372036854775808', true],
    ['-9223372036854775809', false],
    ['[1,{"a":18446744073709551615}]', false],
    ['999999999999999999', true],
    ['"9223372036854775808"', true],
    ['{"9223372036854775808":1}', true],
    ['9223372036854775808.0', true],
    ['9223372036854775808e0', true],
    ['123456789012345678901E2', true],
    ['1e400', true],
    ['-0', true],
    ['[9223372036854775807,-1.5e-3,0]', true],
    ['[0,9223372036854775807 ,9223372036854775808]', false],
  ])('tells whether its integers fit 64 bits: %s', (json, int64) => {
    expect(jsonStructure(json).int64).toBe(int64);
  });

  it.each([
    ['[]', []],
    [' [ \n ] ', []],
    ['[1]', ['1']],
    [' [ {"a" : [1, 2]} ,\t"x,]\\"" , null,[ ]]\n', ['{"a" : [1, 2]}', '"x,]\\""', 'null', '[ ]']],
    ['[1.0,1e2,9007199254740993]', ['1.0', '1e2', '9007199254740993']],
    ['{"a":[1,2]}', []],
    ['"[1,2]"', []],
  ])('has the texts of its elements as they were received: %s', (json, elements) => {
    expect(jsonStructure(json).elements).toEqual(elements);
  });

  it('is read in one pass over four megabytes of brackets, quotes or backslashes', () => {
    const deep = 2_000_000;
    expect(jsonStructure('['.repeat(deep) + ']'.repeat(deep)).depth).toBe(deep);
    expect(jsonStructure(`["${'\\"'.repeat(deep)}"]`).elements).toHaveLength(1);
    expect(jsonStructure(`["${'\\\\'.repeat(deep)}"]`).elements).toHaveLength(1);
    expect(jsonStructure(`[${'"",'.repeat(1_000_000)}""]`).elements).toHaveLength(1_000_001);
    expect(jsonStructure('1'.repeat(400_000)).int64).toBe(false);
  });
});
