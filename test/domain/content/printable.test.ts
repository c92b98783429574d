import { describe, expect, it } from '@jest/globals';
import { printableJson, printableText } from '../../../src/domain/content/printable.ts';

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n));

/** By their numbers in the Unicode standard, so that no property of a regular expression is taken on trust. */
const unsafe: readonly { readonly what: string; readonly characters: readonly string[] }[] = [
  { what: 'C0 controls and DEL', characters: [...range(0x00, 0x1f), '\u007f'] },
  { what: 'C1 controls', characters: range(0x80, 0x9f) },
  { what: 'direction marks', characters: ['\u061c', '\u200e', '\u200f'] },
  { what: 'embeddings and overrides of direction', characters: range(0x202a, 0x202e) },
  { what: 'isolates of direction', characters: range(0x2066, 0x2069) },
  { what: 'line and paragraph separators', characters: ['\u2028', '\u2029'] },
  {
    what: 'characters without width',
    characters: ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'],
  },
  { what: 'fillers and selectors that show nothing', characters: ['\u115f', '\u3164', '\ufe0f', '\u180e'] },
  { what: 'tags, which hide a text of their own', characters: range(0xe0020, 0xe007f) },
  { what: 'halves of surrogate pairs', characters: ['\ud800', '\udbff', '\udc00', '\udfff'] },
];

it('the tables are not empty', () => {
  expect(unsafe.flatMap(({ characters }) => characters).length).toBeGreaterThan(170);
});

describe('a JSON text that may be printed', () => {
  it.each(unsafe)('has none of the $what, and is the same value', ({ characters }) => {
    for (const character of characters) {
      // JSON.stringify escapes some of them itself; the rest stands there raw
      const json = JSON.stringify({ [character]: [`a${character}b`] });
      const printed = printableJson(json);
      expect(printed).toMatch(/^[\x20-\x7e]+$/);
      expect(JSON.parse(printed)).toEqual({ [character]: [`a${character}b`] });
    }
  });

  it('is one line, whatever stands between its tokens', () => {
    const printed = printableJson('{\r\n\t"a" :\t1,\n"b":"\\n\\t"}');
    expect(printed).toBe('{   "a" : 1, "b":"\\n\\t"}');
    expect(JSON.parse(printed)).toEqual({ a: 1, b: '\n\t' });
  });

  it('keeps every other character as it was written', () => {
    const json = '{"text":"Žluťoučký kůň 馬 🐎 שלום مرحبا \\u0041\\/","n":1.0e+2}';
    expect(printableJson(json)).toBe(json);
  });
});

describe('a text that may be printed', () => {
  it.each(unsafe)('has ? in place of the $what', ({ characters }) => {
    for (const character of characters) expect(printableText(`a${character}b`)).toBe('a?b');
  });

  it('keeps every other character', () => {
    const text = 'Žluťoučký kůň 馬 🐎 שלום مرحبا ~!';
    expect(printableText(text)).toBe(text);
  });

  it('has an end, and a pair that is cut there shows', () => {
    expect(printableText('x'.repeat(201))).toBe('x'.repeat(200));
    expect(printableText('x🐎y', 2)).toBe('x?');
  });
});
