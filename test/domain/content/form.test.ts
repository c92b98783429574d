import { describe, expect, it } from '@jest/globals';
import { isForm, parseForm } from '../../../src/domain/content/form.ts';

const entries = (text: string) => [...(parseForm(text) ?? [])];

describe('a form', () => {
  it.each([
    ['', []],
    ['a=1', [['a', ['1']]]],
    ['a', [['a', ['']]]],
    ['a=', [['a', ['']]]],
    ['=1', [['', ['1']]]],
    ['&&a=1&', [['a', ['1']]]],
    ['a=b=c', [['a', ['b=c']]]],
    ['a+b=c+d%2B', [['a b', ['c d+']]]],
    ['%C3%A9=%F0%9F%91%8B', [['é', ['👋']]]],
    ['é=👋', [['é', ['👋']]]],
    [
      'b=1&a=2&b=3',
      [
        ['b', ['1', '3']],
        ['a', ['2']],
      ],
    ],
    [
      '2=x&1=y&__proto__=z',
      [
        ['2', ['x']],
        ['1', ['y']],
        ['__proto__', ['z']],
      ],
    ],
  ])('is read from %j', (text, fields) => {
    expect(entries(text)).toEqual(fields);
  });

  it.each(['a=%', 'a=%2', 'a=%zz', '%ff=1', 'a=%C3', 'a=1&b=%ED%A0%80', 'a=%C0%AF'])(
    'is not guessed at where %j is no percent-encoded UTF-8',
    (text) => {
      expect(parseForm(text)).toBeUndefined();
    },
  );

  it('is read in linear time, however often a name is repeated', () => {
    const values = parseForm('a=1&'.repeat(1_000_000))?.get('a');
    expect(values).toHaveLength(1_000_000);
  });
});

describe('the content type of a form', () => {
  it.each([
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=UTF-8',
    'Application/X-WWW-Form-Urlencoded;charset=utf-8',
    ' application/x-www-form-urlencoded ;',
  ])('is %j', (contentType) => {
    expect(isForm(contentType)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'application/json',
    'application/x-www-form-urlencoded+json',
    'x/y; application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/x-www-form-urlencoded, application/json',
  ])('is not %j', (contentType) => {
    expect(isForm(contentType)).toBe(false);
  });
});
