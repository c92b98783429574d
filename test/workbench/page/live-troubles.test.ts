import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DeliveryRow } from '../../../src/workbench/api.ts';
import { follow } from '../../../src/workbench/page/follow.ts';
import * as live from '../../../src/workbench/page/live.ts';
import { aRow } from './rows.ts';

class Source extends EventTarget {
  closed = 0;
  close() {
    this.closed += 1;
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const withoutWaiting = () =>
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
const seqs = () => live.rows.value.map(({ seq }) => seq);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => to - index);

describe('the page in trouble', () => {
  const fetched = globalThis.fetch;
  let kept: DeliveryRow[] = [];
  let asked: string[] = [];
  /** Instead of what is kept. */
  let answer: ((path: string) => Response | undefined) | undefined;
  globalThis.fetch = async (path) => {
    const url = new URL(String(path), 'http://workbench.test');
    asked.push(url.pathname + url.search);
    const other = answer?.(url.pathname + url.search);
    if (other) return other;
    const before = Number(url.searchParams.get('before') ?? Number.POSITIVE_INFINITY);
    const answers: Record<string, unknown> = {
      '/api/state': { keep: 10_000, hasJournal: true },
      '/api/rules': { rules: [] },
      '/api/deliveries': kept
        .filter(({ seq }) => seq < before)
        .slice(0, Number(url.searchParams.get('limit'))),
    };
    return Response.json(answers[url.pathname]);
  };
  beforeEach(() => {
    answer = undefined;
    asked = [];
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  afterAll(() => {
    globalThis.fetch = fetched;
  });

  const inSight = { isHidden: false, listen: () => {}, reload: () => {} };
  let sources: Source[] = [];
  const open = () => {
    sources.push(new Source());
    return sources.at(-1) as unknown as EventSource;
  };
  const last = () => sources.at(-1) as Source;
  const begin = async () => {
    sources = [];
    follow(open, inSight);
    await settled();
  };
  const opened = async () => {
    last().dispatchEvent(new Event('open'));
    await settled();
  };

  it('shows what comes before it knows how many are kept', async () => {
    answer = () => new Response('<html>', { status: 502 });
    await begin();
    const data = JSON.stringify([aRow({ seq: 1 }), aRow({ seq: 2 })]);
    last().dispatchEvent(Object.assign(new Event('deliveries'), { data }));
    expect([seqs(), live.state.value, live.hasNewest.value]).toEqual([[2, 1], undefined, false]);
    expect(live.refusal.value).toBe('The workbench answered 502.');
  });

  it('has all at once where nothing is kept any more', async () => {
    await begin();
    expect([seqs(), live.hasNewest.value, live.hasAll.value]).toEqual([[], true, true]);
  });

  it('says why it is not let in, tries again, and says so no more when it is', async () => {
    withoutWaiting();
    answer = () => Response.json({ error: 'open the address that serve has printed' }, { status: 401 });
    follow(open, inSight);
    last().dispatchEvent(new Event('open'));
    await turns();
    expect([live.refusal.value, live.connection.value, last().closed]).toEqual([
      'open the address that serve has printed',
      'lost',
      1,
    ]);
    const before = sources.length;
    // the browser tells of the closed connection too
    last().dispatchEvent(new Event('error'));
    answer = undefined;
    jest.advanceTimersByTime(5_000);
    expect(sources).toHaveLength(before + 1);
    last().dispatchEvent(new Event('open'));
    await turns();
    expect([live.refusal.value, live.connection.value]).toEqual([undefined, 'connected']);
  });

  it('says of a server that is gone that it is gone, and not that it refused', async () => {
    answer = () => {
      throw new TypeError('failed to fetch');
    };
    withoutWaiting();
    follow(open, inSight);
    last().dispatchEvent(new Event('open'));
    await turns();
    expect([live.refusal.value, live.connection.value]).toEqual([undefined, 'lost']);
  });

  it('takes an answer that is no JSON for no refusal', async () => {
    answer = () => new Response('{', { headers: { 'content-type': 'application/json' } });
    live.refusal.value = 'of before';
    await begin();
    expect(live.refusal.value).toBeUndefined();
  });

  it('goes on where what it missed was deleted meanwhile', async () => {
    kept = range(1, 3).map((seq) => aRow({ seq }));
    await begin();
    expect(seqs()).toEqual([3, 2, 1]);
    kept = range(1_000, 1_300).map((seq) => aRow({ seq }));
    await opened();
    expect(seqs()).toEqual([...range(1_000, 1_300), 3, 2, 1]);
    expect(asked).toContain('/api/deliveries?limit=5000&before=1000');
    expect(live.connection.value).toBe('connected');
  });

  it('begins anew where the journal is another one, and empty', async () => {
    kept = [];
    await opened();
    expect(seqs()).toEqual([]);
  });

  it('asks for older ones once, however often it connects meanwhile', async () => {
    kept = range(1, 400).map((seq) => aRow({ seq }));
    live.hasAll.value = false;
    follow(open, inSight);
    await opened();
    expect(seqs()).toEqual(range(1, 400));
    expect(asked.filter((path) => path === '/api/deliveries?limit=5000&before=201')).toHaveLength(1);
  });
});
