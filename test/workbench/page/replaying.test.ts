import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { replay, replaying, stopReplaying } from '../../../src/workbench/page/deliveries/replaying.ts';
import { notices } from '../../../src/workbench/page/notify.ts';

describe('a replay from the page', () => {
  const fetched = globalThis.fetch;
  let asked: number[][] = [];
  let whileAsked = () => {};
  globalThis.fetch = async (_path, { body } = {}) => {
    const { deliveries } = JSON.parse(String(body)) as { deliveries: number[] };
    asked.push(deliveries);
    whileAsked();
    if (deliveries.includes(0)) return Response.json({ error: 'the bus is full' }, { status: 500 });
    return Response.json({ replayed: deliveries.filter((seq) => seq < 100).length });
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
    expect([said(), replaying.value]).toEqual(['45 events put onto the bus once more.', undefined]);
  });

  it('stops when it is told to', async () => {
    asked = [];
    whileAsked = stopReplaying;
    await replay(Array.from({ length: 45 }, (_, index) => index + 1));
    expect(asked).toHaveLength(1);
    expect(said()).toBe('20 events put onto the bus once more.');
  });

  it('says so where there was nothing to replay, or it was refused', async () => {
    whileAsked = () => {};
    await replay([100]);
    expect(said()).toBe('No event was made of it: there is nothing to replay.');
    await replay([0]);
    expect(said()).toBe('the bus is full');
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
