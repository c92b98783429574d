import { expect, it } from '@jest/globals';
import { configured } from '../../../src/domain/provider.ts';
import { easypost } from '../../../src/domain/providers/easypost.ts';

const { credential } = configured(easypost).scheme;

it('takes a secret decomposed, and nothing for a secret that is no text', () => {
  const bytes = Buffer.from('e\u0301clair-7Kq2ZfWm9x');
  expect(credential?.read('\u00e9clair-7Kq2ZfWm9x')).toMatchObject({ kind: 'key', bytes });
  expect(credential?.read({ secret: '\u00e9clair-7Kq2ZfWm9x' })).toBeUndefined();
});
