import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import type { DeliveryRow, Forwarding } from '../../../src/workbench/api.ts';
import { follow } from '../../../src/workbench/page/follow.ts';
import * as live from '../../../src/workbench/page/live.ts';
import { aRow } from './rows.ts';

/** What the page knows of one, without a browser. */
class Source extends EventTarget {
  isClosed = false;
  close() {
    this.isClosed = true;
  }
  tell(name: string, data: unknown) {
    this.dispatchEvent(Object.assign(new Event(name), { data: JSON.stringify(data) }));
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const seqs = () => live.rows.value.map(({ seq }) => seq);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => to - index);

describe('the page', () => {
  const fetched = globalThis.fetch;
  let kept: DeliveryRow[] = [];
  const asked: string[] = [];
  let isGone = false;
  globalThis.fetch = async (path) => {
    if (isGone) throw new TypeError('failed to fetch');
    const url = new URL(String(path), 'http://workbench.test');
    asked.push(url.pathname + url.search);
    const before = Number(url.searchParams.get('before') ?? Number.POSITIVE_INFINITY);
    const limit = Number(url.searchParams.get('limit'));
    const answers: Record<string, unknown> = {
      '/api/state': { keep: 1_000, hasJournal: true },
      '/api/rules': { rules: [] },
      '/api/deliveries': kept.filter(({ seq }) => seq < before).slice(0, limit),
    };
    return Response.json(answers[url.pathname]);
  };
  afterEach(() => {
    jest.useRealTimers();
  });
  afterAll(() => {
    globalThis.fetch = fetched;
  });

  let tabChanged = () => {};
  const tab = {
    isHidden: false,
    reloads: 0,
    listen: (listener: () => void) => {
      tabChanged = listener;
    },
    reload: () => {
      tab.reloads += 1;
    },
  };
  const sources: Source[] = [];
  const open = () => {
    sources.push(new Source());
    return sources.at(-1) as unknown as EventSource;
  };

  it('has the newest at once, then all that is kept, then what comes', async () => {
    kept = range(1, 300).map((seq) => aRow({ seq }));
    follow(open, tab);
    await settled();
    sources[0]?.dispatchEvent(new Event('open'));
    await settled();
    expect(asked.filter((path) => path.startsWith('/api/deliveries'))[0]).toBe('/api/deliveries?limit=200');
    expect(seqs()).toEqual(range(1, 300));
    expect([live.hasNewest.value, live.hasAll.value, live.connection.value]).toEqual([
      true,
      true,
      'connected',
    ]);
    sources[0]?.tell('deliveries', [aRow({ seq: 301 }), aRow({ seq: 302 })]);
    expect(seqs()).toEqual(range(1, 302));
  });

  it('has rules, state and forwardings as they were last told', () => {
    sources[0]?.tell('rules', { path: 'r.json', rules: [], mistake: 'no' });
    sources[0]?.tell('state', { keep: 310, lost: 2 });
    sources[0]?.tell('forwardings', [{ id: 1, attempts: 1 }] as Partial<Forwarding>[]);
    sources[0]?.tell('forwardings', [
      { id: 1, attempts: 2 },
      { id: 2, attempts: 1 },
    ]);
    expect([live.rulesState.value?.mistake, live.state.value?.lost]).toEqual(['no', 2]);
    expect([...live.forwardings.value.values()].map(({ attempts }) => attempts)).toEqual([2, 1]);
  });

  it('keeps no more than the journal does', () => {
    sources[0]?.tell(
      'deliveries',
      range(303, 315).map((seq) => aRow({ seq })),
    );
    expect(seqs()).toEqual(range(6, 315));
  });

  it('says that the server is gone, tries again, and fills what it missed', async () => {
    isGone = true;
    jest.useFakeTimers();
    sources[0]?.dispatchEvent(new Event('error'));
    expect([live.connection.value, sources[0]?.isClosed]).toEqual(['lost', true]);
    jest.advanceTimersByTime(1_000);
    expect(sources).toHaveLength(2);
    sources[1]?.dispatchEvent(new Event('error'));
    jest.advanceTimersByTime(1_000);
    jest.useRealTimers();
    isGone = false;
    kept = range(1, 900).map((seq) => aRow({ seq }));
    sources[2]?.dispatchEvent(new Event('open'));
    await settled();
    expect(live.connection.value).toBe('connected');
    expect(seqs()).toEqual(range(1, 900));
  });

  it('listens only while its tab is shown, and catches up then', async () => {
    tab.isHidden = true;
    tabChanged();
    expect([sources[2]?.isClosed, sources.length]).toEqual([true, 3]);
    kept = range(1, 905).map((seq) => aRow({ seq }));
    live.forwardings.value = new Map([[1, { id: 1 } as Forwarding]]);
    tab.isHidden = false;
    tabChanged();
    const before = live.timesCaughtUp.value;
    sources[3]?.dispatchEvent(new Event('open'));
    await settled();
    expect(seqs()).toEqual(range(1, 905));
    expect([live.timesCaughtUp.value, live.forwardings.value.size]).toEqual([before + 1, 0]);
  });

  it('is not connected again while it is hidden, where the connection was lost', () => {
    jest.useFakeTimers();
    sources[3]?.dispatchEvent(new Event('error'));
    tab.isHidden = true;
    tabChanged();
    jest.advanceTimersByTime(5_000);
    expect(sources).toHaveLength(4);
    tab.isHidden = false;
    tabChanged();
    expect(sources).toHaveLength(5);
  });

  it('is loaded again where the server is of another version, once', async () => {
    sources[4]?.tell('state', { ...live.state.value, version: '1.0.0' });
    expect(tab.reloads).toBe(1);
    sources[4]?.tell('state', { ...live.state.value, version: '1.0.0' });
    sources[4]?.tell('state', { ...live.state.value, version: '1.0.1' });
    expect(tab.reloads).toBe(2);
    await settled();
  });

  it('begins anew where the journal is another one', async () => {
    kept = range(1, 3).map((seq) => aRow({ seq }));
    sources[4]?.dispatchEvent(new Event('open'));
    await settled();
    expect(seqs()).toEqual([3, 2, 1]);
  });
});
