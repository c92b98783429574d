import { describe, expect, it } from '@jest/globals';
import { decode, encode } from '../../../src/domain/verification/encoding.ts';

const bytes = Uint8Array.from({ length: 20 }, (_, index) => 255 - index);

describe.each(['hex', 'base64', 'base64url'] as const)('%s', (encoding) => {
  it('reads back what it wrote', () => {
    expect(decode(encode(bytes, encoding), encoding, 20)).toEqual(Buffer.from(bytes));
  });

  it('is read only in the length that is asked for', () => {
    const text = encode(bytes, encoding);
    expect(decode(text, encoding, 19)).toBeUndefined();
    expect(decode(text, encoding, 21)).toBeUndefined();
    expect(decode('', encoding, 20)).toBeUndefined();
  });

  const foreign = encoding === 'base64url' ? ['+', '/', '='] : ['-', '_'];

  it.each([' ', '\n', ...foreign, '\0', 'é', '👋', '.'])('is not read with %j in it', (stray) => {
    const text = encode(bytes, encoding);
    expect(decode(stray + text.slice(stray.length), encoding, 20)).toBeUndefined();
    expect(decode(text.slice(0, -stray.length) + stray, encoding, 20)).toBeUndefined();
  });
});

describe('one spelling per value', () => {
  it('knows hex in lower case only', () => {
    expect(decode('ab'.repeat(20), 'hex', 20)).toBeDefined();
    expect(decode('AB'.repeat(20), 'hex', 20)).toBeUndefined();
  });

  it.each([
    ['stray bits behind the last byte', '/w==', '/x=='],
    ['stray bits behind the last two bytes', '//8=', '//9='],
  ])('refuses base64 with %s', (_, canonical, other) => {
    const length = canonical.endsWith('==') ? 1 : 2;
    expect(decode(canonical, 'base64', length)).toBeDefined();
    expect(decode(other, 'base64', length)).toBeUndefined();
  });

  it.each([
    ['stray bits behind the last byte', '_w', '_x'],
    ['stray bits behind the last two bytes', '__8', '__9'],
    ['padding', '_w', '_w=='],
    ['the other alphabet', '__8', '//8'],
    ['one letter more', '____', '____A'],
  ])('refuses base64url with %s', (_, canonical, other) => {
    const length = { 2: 1, 3: 2, 4: 3 }[canonical.length];
    expect(decode(canonical, 'base64url', length)).toBeDefined();
    expect(decode(other, 'base64url', length)).toBeUndefined();
    expect(decode(other, 'base64url')).toBeUndefined();
  });

  it('refuses base64 whose padding says another length', () => {
    expect(decode('//8=', 'base64', 1)).toBeUndefined();
    expect(decode('////', 'base64', 2)).toBeUndefined();
    expect(decode('/===', 'base64', 1)).toBeUndefined();
    expect(decode('=/8=', 'base64', 2)).toBeUndefined();
  });
});

describe('without a length', () => {
  it.each(['hex', 'base64', 'base64url'] as const)(
    'any is read but none, still in one spelling: %s',
    (encoding) => {
      for (let length = 1; length < 20; length += 1)
        expect(decode(encode(bytes.subarray(0, length), encoding), encoding)).toHaveLength(length);
      expect(decode('', encoding)).toBeUndefined();
    },
  );

  it.each([
    ['hex', 'abc'],
    ['hex', 'AB'],
    ['base64', '/x=='],
    ['base64', '/w'],
    ['base64', '='],
  ] as const)('%s is not read from %s', (encoding, text) => {
    expect(decode(text, encoding)).toBeUndefined();
  });
});
