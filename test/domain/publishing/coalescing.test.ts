import { describe, expect, it } from '@jest/globals';
import { Coalescing } from '../../../src/domain/publishing/coalescing.ts';

const most = { items: 3, bytes: 100 };
const ages = 60_000;

/** Requests that end when the test says so, and pauses that end when it says so. */
function coalescing() {
  const requests: { readonly items: readonly string[]; readonly end: (error?: Error) => void }[] = [];
  const pauses: (() => void)[] = [];
  const shared = new Coalescing<string>(
    most,
    ({ length }) => length,
    (items) =>
      new Promise((resolve, reject) => {
        requests.push({ items, end: (error) => (error ? reject(error) : resolve()) });
      }),
    () =>
      new Promise((resolve) => {
        pauses.push(resolve);
      }),
  );
  const sent = () => requests.map(({ items }) => items);
  return { shared, requests, pauses, sent };
}

/** Four requests are under way. */
function crowded() {
  const all = coalescing();
  for (const item of ['1', '2', '3', '4']) all.shared.add([item], ages);
  return all;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('what comes while few requests are under way', () => {
  it('goes at once and alone, before anything else happens, and no timer is set for it', () => {
    const { shared, pauses, sent } = coalescing();
    shared.add(['a'], ages);
    shared.add(['b'], ages);
    expect(sent()).toEqual([['a'], ['b']]);
    expect(pauses).toEqual([]);
  });

  it('goes alone again when those before it have ended', async () => {
    const { shared, requests, pauses, sent } = coalescing();
    for (let n = 0; n < 20; n += 1) {
      shared.add([`${n}`], ages);
      requests[n]?.end();
      await turn();
    }
    expect(sent()).toEqual(Array.from({ length: 20 }, (_, n) => [`${n}`]));
    expect(pauses).toEqual([]);
  });
});

describe('what comes while four requests are under way', () => {
  it('waits for one of them to end, and goes with all that has come by then, in its order', async () => {
    const { shared, requests, sent } = crowded();
    shared.add(['a'], ages);
    shared.add(['b'], ages);
    expect(sent()).toHaveLength(4);
    requests[2]?.end();
    await turn();
    expect(sent().slice(4)).toEqual([['a', 'b']]);
  });

  it('waits for one that fails just as well', async () => {
    const { shared, requests, sent } = crowded();
    shared.add(['a'], ages);
    requests[0]?.end(new Error('a bug'));
    await turn();
    expect(sent().slice(4)).toEqual([['a']]);
  });

  it('goes at once where it fills a request', () => {
    const { shared, sent } = crowded();
    shared.add(['a'], ages);
    shared.add(['b', 'c'], ages);
    expect(sent().slice(4)).toEqual([['a', 'b', 'c']]);
  });

  it('fills no request beyond its limits: what is too many, or too much, waits on', () => {
    const { shared, sent } = crowded();
    shared.add(['a', 'b'], ages);
    shared.add(['c', 'd'], ages);
    expect(sent().slice(4)).toEqual([['a', 'b', 'c']]);
    shared.add(['e'.repeat(99)], ages);
    shared.add(['f'], ages);
    expect(sent().slice(5)).toEqual([['d', 'e'.repeat(99)]]);
  });

  it('goes at once where it has no time to wait, and takes along what waits', () => {
    const { shared, sent } = crowded();
    shared.add(['a'], ages);
    shared.add(['b'], 20);
    expect(sent().slice(4)).toEqual([['a', 'b']]);
  });

  it('goes after a moment though all of them hang, and so does what comes after it', async () => {
    const { shared, pauses, sent } = crowded();
    shared.add(['a'], ages);
    shared.add(['b'], ages);
    expect(pauses).toHaveLength(1);
    pauses[0]?.();
    await turn();
    expect(sent().slice(4)).toEqual([['a', 'b']]);
    shared.add(['c'], ages);
    expect(pauses).toHaveLength(2);
    pauses[1]?.();
    await turn();
    expect(sent().slice(5)).toEqual([['c']]);
  });

  it('is not sent again by a moment that ends when it has gone', async () => {
    const { shared, requests, pauses, sent } = crowded();
    shared.add(['a'], ages);
    requests[0]?.end();
    await turn();
    pauses[0]?.();
    await turn();
    expect(sent().slice(4)).toEqual([['a']]);
  });

  it('waits until fewer are under way, however many full ones end', async () => {
    const { shared, requests, sent } = crowded();
    shared.add(['a', 'b', 'c'], ages);
    shared.add(['d'], ages);
    requests[4]?.end();
    await turn();
    expect(sent()).toHaveLength(5);
    requests[0]?.end();
    await turn();
    expect(sent().slice(5)).toEqual([['d']]);
  });
});
