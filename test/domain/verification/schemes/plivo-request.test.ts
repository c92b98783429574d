import { expect, it } from '@jest/globals';
import { plivoContent } from '../../../../src/domain/verification/schemes/plivo-request.ts';

it('reads what was signed as a form, and as it is what is none', () => {
  expect(plivoContent({ body: Buffer.from('a=1') })).toEqual({
    kind: 'form',
    fields: new Map([['a', ['1']]]),
  });
  expect(plivoContent({ body: Buffer.from('%zz') })).toEqual({ kind: 'text', text: '%zz' });
});
