import { expect, it } from '@jest/globals';
import { inTurns } from '../../bench/lib/in-turns.ts';

it('neither side is always the second, and what warms both is not counted', async () => {
  const order: string[] = [];
  const side = (name: string, value: number) => () => {
    order.push(name);
    return order.length > 2 ? value : 1_000;
  };
  const { ours, floor, ratio, pairs } = await inTurns(4, side('ours', 6), side('floor', 4));
  expect(order.join(' ')).toBe('ours floor floor ours ours floor floor ours ours floor');
  expect([ours.high, floor?.high, ratio?.middle, pairs]).toEqual([6, 4, 1.5, 4]);
});

it('a ratio is of each pair, not of the medians', async () => {
  const ours = [1, 1, 2, 9];
  const floor = [1, 2, 4, 3];
  const { ratio } = await inTurns(
    3,
    () => ours.shift() as number,
    () => floor.shift() as number,
  );
  expect(ratio).toEqual({ low: 0.5, middle: 0.5, high: 3 });
});
