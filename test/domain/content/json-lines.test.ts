import { describe, expect, it } from '@jest/globals';
import { readJsonLines } from '../../../src/domain/content/json-lines.ts';

describe('lines of JSON', () => {
  it('are an array, each element with the digits that came', () => {
    expect(readJsonLines('{"a":1.10}\r\n\n{"b":12345678901234567890}\n')).toMatchObject({
      kind: 'json',
      text: '[{"a":1.10}\r,{"b":12345678901234567890}]',
    });
  });

  it.each([
    ['one line', '{"a":1}\n'],
    ['JSON that is spread over lines', '[\n1,\n2\n]'],
  ])('leave %s as it is', (_, text) => {
    expect(readJsonLines(text)).toEqual({ kind: 'json', text, value: JSON.parse(text) });
  });

  it.each(['', 'a\nb', '{"a":1,\n"b":2\n', '1,2\n3]\n[4'])(
    'are not what only looks like them: %j',
    (text) => {
      expect(readJsonLines(text)).toEqual({ kind: 'text', text });
    },
  );
});
