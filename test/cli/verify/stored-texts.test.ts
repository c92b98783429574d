import { describe, expect, it } from '@jest/globals';
import { storedTexts } from '../../../src/cli/verify/stored-texts.ts';

describe('the texts of a store', () => {
  it('end with the fault of a store that breaks in a way that nobody foresaw', async () => {
    const stagesOf = () => Promise.reject(new RangeError('broken'));
    await expect(storedTexts(['a'], undefined, { ids: ['a'], stagesOf })).rejects.toThrow(RangeError);
  });
});
