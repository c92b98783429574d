import { describe, expect, it } from '@jest/globals';
import { percentDecoded } from '../../../src/domain/hiding/percent-decoded.ts';

describe('a form, decoded to look for what is in it', () => {
  it.each([
    ['a=b', 'a=b'],
    ['a=b+c', 'a=b c'],
    ['a=%62%2b%2B', 'a=b++'],
    ['%', '%'],
    ['%4', '%4'],
    ['%4%41', '%4A'],
    ['%zz%2', '%zz%2'],
    ['%%41', '%A'],
  ])('is what it says, and a percent sign that begins nothing stays: %j', (form, decoded) => {
    expect(percentDecoded(form)).toBe(decoded);
  });

  it('is as many bytes as its octets say, as Latin-1', () => {
    expect(Buffer.from(percentDecoded('%c3%a9'), 'latin1').toString()).toBe('é');
  });
});
