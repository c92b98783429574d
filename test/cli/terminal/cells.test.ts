import { describe, expect, it } from '@jest/globals';
import { cell, sizeText } from '../../../src/cli/terminal/cells.ts';

describe('a cell of a table', () => {
  it.each([
    ['short', 'ab', 4, 'ab  '],
    ['full', 'abcd', 4, 'abcd'],
    ['long', 'abcde', 4, 'abc…'],
    ['of characters of two columns', '世界世界', 5, '世界…'],
    ['of those, where half of one would fit', '世界世界', 4, '世… '],
    ['of pictures', '🎉🎉', 6, '🎉🎉  '],
    ['of accents that stand on a letter', 'e\u0301e\u0301', 3, 'e\u0301e\u0301 '],
    ['of no width', 'ab', 0, ''],
    ['hostile', 'a\u001bb', 3, 'a?b'],
  ])('is as wide as its column: %s', (_, text, width, expected) => {
    expect(cell(text, width)).toBe(expected);
  });

  it('stands at the right where it is a number', () => {
    expect(cell('12 B', 6, true)).toBe('  12 B');
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [12_345_678, '12.3 MB'],
  ])('says of %d bytes: %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
