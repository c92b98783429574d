import { describe, expect, it } from '@jest/globals';
import { Ahead } from '../../../src/adapters/aws/ahead.ts';

const later = async () => 'later';

describe('what was asked ahead', () => {
  it('is handed to whoever asks the same first, and only to them', async () => {
    const ahead = new Ahead<string>();
    ahead.ask('one', async () => 'ahead');
    await expect(ahead.take('two', later)).resolves.toBe('later');
    await expect(ahead.take('one', later)).resolves.toBe('ahead');
    await expect(ahead.take('one', later)).resolves.toBe('later');
  });

  it('fails where it is waited for, and nowhere else', async () => {
    const ahead = new Ahead<string>();
    ahead.ask('one', () => Promise.reject(new Error('no answer')));
    ahead.ask('two', () => Promise.reject(new Error('nobody comes for this')));
    await new Promise(setImmediate);
    await expect(ahead.take('one', later)).rejects.toThrow('no answer');
  });
});
