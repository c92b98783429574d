import { describe, expect, it } from '@jest/globals';
import {
  decodeUtf8,
  elementsOf,
  encodeUtf8,
  readBody,
  readForm,
  readText,
} from '../../../src/domain/content/content.ts';
import { unprovenJson } from '../../../src/domain/content/unproven.ts';

const read = (body: string) => readBody(Buffer.from(body));
const readAsForm = (body: string) => readBody(Buffer.from(body), readForm);

describe('a body', () => {
  it('is JSON where it is JSON', () => {
    expect(read('{"a":1}')).toEqual({ kind: 'json', text: '{"a":1}', value: { a: 1 } });
  });

  it('is a form where its sender signs one, even if it would be JSON too', () => {
    expect(readAsForm('a=1')).toEqual({ kind: 'form', fields: new Map([['a', ['1']]]) });
    expect(readAsForm('{"a":1}')).toEqual({ kind: 'form', fields: new Map([['{"a":1}', ['']]]) });
    expect(readAsForm('')).toEqual({ kind: 'form', fields: new Map() });
  });

  it('is text where its form cannot be decoded', () => {
    expect(readAsForm('a=%')).toEqual({ kind: 'text', text: 'a=%' });
  });

  it.each(['', ' ', 'hello', '{', 'a=1', '\ufeff{}', '\0'])(
    'is the text %j where it is nothing else',
    (text) => {
      expect(read(text)).toEqual({ kind: 'text', text });
    },
  );

  it.each([
    ['a byte that never occurs', [0xff]],
    ['an over-long slash', [0xc0, 0xaf]],
    ['a lone surrogate', [0xed, 0xa0, 0x80]],
    ['a character that is cut off', [0xe2, 0x82]],
    ['a code point past the last', [0xf4, 0x90, 0x80, 0x80]],
  ])('is bytes where it is not UTF-8: %s', (_, values) => {
    const bytes = Uint8Array.from([0x7b, ...values, 0x7d]);
    expect(readBody(bytes)).toEqual({ kind: 'bytes', bytes });
    expect(readBody(bytes, readForm)).toEqual({ kind: 'bytes', bytes });
  });
});

describe('UTF-8', () => {
  it('keeps a byte order mark, since it was received', () => {
    expect(decodeUtf8(Buffer.from('\ufeffa'))).toBe('\ufeffa');
  });

  it('keeps NUL and the highest code point', () => {
    expect(decodeUtf8(Buffer.from('\0\u{10ffff}'))).toBe('\0\u{10ffff}');
  });
});

describe('the bytes of what came as a text', () => {
  const texts = ['', '{"a":"žluťoučký 🐎"}', '\ufeffa', '\0', 'a\ud800', '\udc00\ud800b'];

  it.each(texts)('are its UTF-8, and say what any such bytes say: %j', (text) => {
    const bytes = encodeUtf8(text);
    expect(Buffer.from(bytes)).toEqual(Buffer.from(text));
    expect(decodeUtf8(bytes)).toBe(decodeUtf8(Uint8Array.from(bytes)));
  });
});

describe('a body that is read twice', () => {
  it('is read once, whoever asks', () => {
    const body = Buffer.from('{"a":[1]}');
    expect(readBody(body)).toBe(readBody(body));
    expect(unprovenJson(body)).toBe(readBody(body));
  });

  it('is something else in another way', () => {
    const body = Buffer.from('1');
    expect(readBody(body)).toEqual({ kind: 'json', text: '1', value: 1 });
    expect(readBody(body, readForm)).toEqual({ kind: 'form', fields: new Map([['1', ['']]]) });
    expect(readBody(body)).toEqual({ kind: 'json', text: '1', value: 1 });
  });
});

describe('the elements of a batch', () => {
  it('travel as their own text', () => {
    expect(elementsOf(readText(' [ {"n":1.0} , 2 ]'))).toEqual([
      { kind: 'json', text: '{"n":1.0}', value: { n: 1 } },
      { kind: 'json', text: '2', value: 2 },
    ]);
  });

  it.each(['[]', '{}', '1', 'no JSON'])('are none in %s', (text) => {
    expect(elementsOf(readText(text))).toEqual([]);
  });
});
