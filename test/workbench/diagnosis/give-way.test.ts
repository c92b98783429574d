import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { giveWay } from '../../../src/workbench/diagnosis/give-way.ts';

it('a diagnosis waits until a delivery that takes several turns has its answer', async () => {
  let turns = 0;
  const delivery = (async () => {
    for (; turns < 8; turns += 1) await setImmediate();
  })();
  await giveWay();
  expect(turns).toBe(8);
  await delivery;
});

it('ends with whoever waits for it', async () => {
  await expect(giveWay(AbortSignal.abort())).rejects.toThrow('aborted');
});
