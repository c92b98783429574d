import { describe, expect, it } from '@jest/globals';
import { base64Key, matching, text } from '../../../src/domain/verification/credential-forms.ts';

describe('two forms by patterns that exclude each other', () => {
  const key = matching(/^whsec_/, base64Key('whsec_'));
  const token = matching(/^(?!whsec_)/, text());
  const hex = '0f8d1c6b7a2e4935d0c1b2a394857f6e';

  it('never read one text both ways', () => {
    const signing = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const readBy = (stored: string) => [key, token].map((form) => form.read(stored) !== undefined);
    expect(readBy(signing)).toEqual([true, false]);
    // these digits are base64 too
    expect(base64Key('whsec_').read(hex)).toBeDefined();
    expect(readBy(hex)).toEqual([false, true]);
    expect([key.fits(signing), key.fits(hex), token.fits(signing), token.fits(hex)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('read text only', () => {
    expect([token.fits({ name: hex }), token.read({ name: hex })]).toEqual([false, undefined]);
  });
});
