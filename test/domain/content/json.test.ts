import { describe, expect, it } from '@jest/globals';
import {
  fieldAt,
  isObject,
  jsonObject,
  numberField,
  parseJson,
  textField,
  withoutByteOrderMark,
} from '../../../src/domain/content/json.ts';

describe('a JSON text', () => {
  it('is parsed into a box, so that null and false are values too', () => {
    expect(parseJson('null')).toEqual({ value: null });
    expect(parseJson('false')).toEqual({ value: false });
    expect(parseJson(' [1] ')).toEqual({ value: [1] });
  });

  it.each(['', '{', 'undefined', "{'a':1}", '\ufeff{}', '01', '[1,]', 'NaN'])('is not %j', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });
});

it('a byte order mark is left out at the beginning, and nowhere else', () => {
  expect(withoutByteOrderMark('\ufeff{"a":"\ufeff"}')).toBe('{"a":"\ufeff"}');
  expect(withoutByteOrderMark(' \ufeff{}')).toBe(' \ufeff{}');
});

describe('a field', () => {
  it('is text only where it is text that says something', () => {
    expect(textField({ id: 'evt_1' }, 'id')).toBe('evt_1');
    for (const id of ['', 1, null, ['x'], { a: 1 }, undefined])
      expect(textField({ id }, 'id')).toBeUndefined();
  });

  it('is a number only where it is one, zero included', () => {
    expect(numberField({ created: 0 }, 'created')).toBe(0);
    for (const created of ['1', null, [1]]) expect(numberField({ created }, 'created')).toBeUndefined();
  });

  it('may be deep in objects and lists, and is nothing where a step leads nowhere', () => {
    const value = { a: [{ b: 0 }], 1: 'x' };
    expect(fieldAt(value)).toBe(value);
    expect([fieldAt(value, 'a', 0, 'b'), fieldAt(value, 1)]).toEqual([0, 'x']);
    const nowhere = [
      ['b'],
      ['a', 1, 'b'],
      ['a', 'length'],
      ['a', 0, 'b', 'c'],
      ['1', 0],
      ['constructor'],
      ['a', -1],
    ];
    for (const path of nowhere) expect(fieldAt(value, ...path)).toBeUndefined();
    expect(fieldAt(null, 'a')).toBeUndefined();
  });

  it('is never one that the object inherits', () => {
    expect(textField(Object.create({ id: 'x' }), 'id')).toBeUndefined();
    expect(textField({}, 'constructor')).toBeUndefined();
    expect(numberField([1, 2], 'length')).toBeUndefined();
  });

  it.each([undefined, null, 'text', 1, true, ['id']])('is not there in %j', (value) => {
    expect(isObject(value)).toBe(false);
    expect(textField(value, 'id')).toBeUndefined();
  });
});

describe('an object that is written by hand', () => {
  it('keeps the order of numeric names, and __proto__', () => {
    const members = [
      ['2', '"b"'],
      ['1', '"a"'],
      ['__proto__', '{}'],
      ['é"\n', '1.0'],
    ] as const;
    expect(jsonObject(members)).toBe('{"2":"b","1":"a","__proto__":{},"é\\"\\n":1.0}');
    expect(jsonObject([])).toBe('{}');
  });
});
