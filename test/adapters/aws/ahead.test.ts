import { describe, expect, it } from '@jest/globals';
import { Ahead } from '../../../src/adapters/aws/ahead.ts';
import { ManualClock } from '../../support/manual-clock.ts';

describe('what was asked ahead', () => {
  it('is handed to whoever asks the same first, and only to them', async () => {
    const ahead = new Ahead<string>(new ManualClock());
    ahead.ask('one', async () => 'ahead');
    expect(ahead.take('two')).toBeUndefined();
    await expect(ahead.take('one')).resolves.toBe('ahead');
    expect(ahead.take('one')).toBeUndefined();
  });

  it('fails where it is waited for', async () => {
    const ahead = new Ahead<string>(new ManualClock());
    ahead.ask('one', () => Promise.reject(new Error('no answer')));
    await expect(ahead.take('one')).rejects.toThrow('no answer');
  });

  it('is asked again where it failed before anybody waited for it', async () => {
    const ahead = new Ahead<string>(new ManualClock());
    ahead.ask('one', () => Promise.reject(new Error('no answer')));
    await new Promise(setImmediate);
    expect(ahead.take('one')).toBeUndefined();
  });

  it('tells nothing any more after five seconds, nor when the clock was set back', () => {
    for (const ms of [5_000, -1]) {
      const clock = new ManualClock();
      const ahead = new Ahead<string>(clock);
      ahead.ask('one', async () => 'how it was then');
      clock.advance(ms);
      expect(ahead.take('one')).toBeUndefined();
    }
  });
});
