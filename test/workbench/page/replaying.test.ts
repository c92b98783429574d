import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { marked } from '../../../src/workbench/page/deliveries/marking.ts';
import { replay, replaying, stopReplaying } from '../../../src/workbench/page/deliveries/replaying.ts';
import { notices } from '../../../src/workbench/page/notify.ts';

describe('a replay from the page', () => {
  const fetched = globalThis.fetch;
  let asked: number[][] = [];
  const names: string[] = [];
  let whileAsked = () => {};
  globalThis.fetch = async (_path, { body } = {}) => {
    const { deliveries, name = 'r' } = JSON.parse(String(body)) as { deliveries: number[]; name?: string };
    asked.push(deliveries);
    names.push(name);
    whileAsked();
    if (deliveries.includes(100)) return Response.json({ error: 'nothing was made of it' }, { status: 400 });
    if (deliveries.includes(0) || deliveries.includes(999))
      return Response.json({ error: 'the bus is full' }, { status: 500 });
    const error = deliveries.includes(50) ? 'The bus took 3 of 5.' : undefined;
    const replayed = error === undefined ? deliveries.length : 3;
    return Response.json({ replayed, name: asked.length === 1 ? 'r' : name, error });
  };
  beforeAll(() => {
    jest.useFakeTimers();
  });
  afterAll(() => {
    jest.useRealTimers();
    globalThis.fetch = fetched;
  });
  const said = () => notices.value.at(-1)?.text;

  it('goes in the order in which the deliveries came, a few at a time, and shows how far it is', async () => {
    const progress: unknown[] = [];
    whileAsked = () => progress.push(replaying.value);
    await replay(Array.from({ length: 45 }, (_, index) => 45 - index));
    expect(asked.flat()).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
    expect(progress).toEqual([0, 20, 40].map((done) => ({ done, of: 45 })));
    expect([said(), replaying.value]).toEqual(['45 events put onto the bus once more, as r.', undefined]);
  });

  it('stops when it is told to', async () => {
    asked = [];
    marked.value = new Set([1, 2, 21, 22]);
    whileAsked = stopReplaying;
    await replay(Array.from({ length: 45 }, (_, index) => index + 1));
    expect(asked).toHaveLength(1);
    expect(said()).toBe('20 events put onto the bus once more, as r.');
    expect([...marked.value]).toEqual([21, 22]);
  });

  it('says so where there was nothing to replay, or it was refused', async () => {
    whileAsked = () => {};
    await replay([100]);
    expect(said()).toBe('nothing was made of it');
    await replay([0]);
    expect(said()).toBe('the bus is full');
  });

  it('says how many went where it ended in the middle, and leaves the marks of the others', async () => {
    asked = [];
    const some = Array.from({ length: 25 }, (_, index) => index + 30);
    marked.value = new Set(some);
    await replay(some);
    expect(said()).toBe('23 events put onto the bus once more, as r. Then it ended: The bus took 3 of 5.');
    expect([...marked.value]).toEqual(some.slice(20));
    await replay([...some.slice(0, 20), 999]);
    expect(said()).toBe('20 events put onto the bus once more, as r. Then it ended: the bus is full');
    await replay(some.slice(0, 20));
    expect(new Set(names)).toEqual(new Set(['r']));
  });

  it('is one at a time', async () => {
    asked = [];
    await Promise.all([replay([1]), replay([2])]);
    expect(asked).toEqual([[1]]);
  });

  it('is told of for a while where it went well, and until somebody closes it where it did not', () => {
    jest.advanceTimersByTime(10_000);
    expect(notices.value.map(({ kind }) => kind)).toEqual(['bad', 'bad']);
  });
});
