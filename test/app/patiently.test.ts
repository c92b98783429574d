import { describe, expect, it } from '@jest/globals';
import { patiently } from '../../src/app/patiently.ts';

describe('patience', () => {
  it('lasts as long as the work', async () => {
    const events: string[] = [];
    await patiently(
      10_000,
      new Promise<void>((resolve) => setImmediate(resolve)).then(() => events.push('done')),
    );
    expect(events).toEqual(['done']);
  });

  it('ends before work that never does', async () => {
    await expect(patiently(1, new Promise(() => {}))).resolves.toBeUndefined();
  });

  it('is not disturbed by work that fails, soon or late', async () => {
    const unhandled: unknown[] = [];
    const listener = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', listener);
    let fail = (_: Error) => {};
    await patiently(10_000, Promise.reject(new Error('soon')));
    await patiently(
      1,
      new Promise((_, reject) => {
        fail = reject;
      }),
    );
    fail(new Error('late'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', listener);
    expect(unhandled).toEqual([]);
  });
});
