import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/adapters/local/sqlite/database.ts';
import { EventStore } from '../../../src/adapters/local/sqlite/event-store.ts';
import { anEvent } from '../../support/events.ts';
import { Terminal, until } from '../../support/terminal.ts';

const minute = 60_000;

describe('which events are shown', () => {
  const opened: Terminal[] = [];
  let terminal: Terminal;
  beforeEach(() => {
    terminal = open();
  });
  afterEach(() => {
    for (const one of opened.splice(0)) one.remove();
  });

  function open(parts: ConstructorParameters<typeof Terminal>[0] = {}): Terminal {
    const one = new Terminal(parts);
    opened.push(one);
    return one;
  }

  /** Puts events there, named by their types, so many minutes ago. They say that they happened long before. */
  async function came(
    ...events: readonly (readonly [type: string, minutesAgo: number, endpoint?: string])[]
  ) {
    const db = new Database(join(terminal.cwd, '.sallyport', 'events.db'));
    for (const [detailType, ago, endpoint = 'github'] of events) {
      const store = new EventStore(db, { now: () => Date.now() - ago * minute });
      await store.append([anEvent({ detailType, endpoint, time: Date.UTC(2020, 0, 1) })], 1_000);
    }
    db.close();
  }

  const types = (one: Terminal) => one.lines.map((line) => JSON.parse(line)['detail-type']);

  async function shown(...options: readonly string[]): Promise<readonly string[]> {
    expect(await terminal.fresh('events', ...options)).toBe(0);
    return types(terminal);
  }

  it('is the newest of those that are asked for, in their order', async () => {
    await came(['a', 0], ['b', 0, 'stripe'], ['c', 0], ['d', 0, 'stripe']);
    expect(await shown('--limit', '2')).toEqual(['c', 'd']);
    expect(await shown('--limit', '1', '--endpoint', 'github')).toEqual(['c']);
    expect(await shown('--limit', '9', '--pattern', '{"detail-type":["a","b"]}')).toEqual(['a', 'b']);
  });

  it.each([
    [['--endpoint', 'githib'], "no event has the endpoint 'githib'; do you mean github?\n"],
    [['--endpoint', 'zzzz'], "no event has the endpoint 'zzzz'; there are: github, stripe\n"],
    [['--type', 'psuh'], "no event has the detail-type 'psuh'; do you mean push?\n"],
    [
      ['--type', 'push', '--since', '10m'],
      "no event of that time has the detail-type 'push'; there are: b\n",
    ],
    [['--type', 'push', '--endpoint', 'stripe'], ''],
  ])('is asked for again where none has the name: %j', async (options, words) => {
    await came(['push', 90], ['b', 0, 'stripe']);
    expect(await shown(...options)).toEqual([]);
    expect(terminal.err).toBe(words);
  });

  it('is by when an event came onto the bus here, whatever time it says', async () => {
    await came(['young', 5], ['old', 90], ['now', 0], ['older', 3_000]);
    expect(await shown('--since', '10m')).toEqual(['young', 'now']);
    expect(await shown('--since', '2h')).toEqual(['young', 'old', 'now']);
    expect(await shown('--since', '2h', '--limit', '2')).toEqual(['old', 'now']);
    expect(await shown('--since', new Date(Date.now() - 10 * minute).toISOString())).toEqual([
      'young',
      'now',
    ]);
  });

  it.each([
    ['--limit', '0'],
    ['--since', 'yesterday'],
  ])('refuses %s %s', async (...option) => {
    expect(await terminal.run('events', ...option)).toBe(2);
  });

  it.each([
    [[], ['new']],
    [
      ['--limit', '1'],
      ['b', 'new'],
    ],
    [
      ['--since', '1h'],
      ['a', 'b', 'new'],
    ],
  ])('is for who follows %s what comes, and what was asked for before', async (options, expected) => {
    await came(['old', 100], ['a', 1], ['b', 1]);
    const follower = open({ cwd: terminal.cwd });
    const running = follower.run('events', '--follow', ...options);
    // it has begun when it has shown what was there; where nothing was asked for, nobody can tell
    await until(() => (expected.length === 1 || types(follower).includes('b') ? true : undefined));
    while (!types(follower).includes('new')) {
      await came(['new', 0]);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    follower.interrupt();
    expect(await running).toBe(0);
    expect([...new Set(types(follower))]).toEqual(expected);
  });

  it('is shown as a table on a terminal, which fits into its window and obeys nobody', async () => {
    const hostile = `\u001b[2J${'型'.repeat(90)}`;
    await came(['push', 0], [hostile, 0]);
    for (const columns of [undefined, 0, 72, 80, 160]) {
      const one = open({ cwd: terminal.cwd, isTTY: true, env: { NO_COLOR: '1' }, columns });
      expect(await one.run('events')).toBe(0);
      const [head, first, second] = one.lines as [string, string, string];
      expect(head).toMatch(/^time {2,}endpoint {2,}source and type {2,}size {2}id {2,}$/);
      expect(first).toMatch(
        /^\d\d-\d\d \d\d:\d\d:\d\d {2}github {2,}github[.]com push {2,}\d+ B {2}[0-9a-f]{8}/,
      );
      expect([head, first].map((line) => line.length)).toEqual([columns || 80, columns || 80]);
      expect(second).toMatch(/ \?\[2J型+… /);
      expect(second.replaceAll('型', '..')).toHaveLength(columns || 80);
    }
  });

  it('is shown as JSON lines on a terminal where that is asked for', async () => {
    await came(['push', 0]);
    const one = open({ cwd: terminal.cwd, isTTY: true });
    expect(await one.run('events', '--json')).toBe(0);
    expect(types(one)).toEqual(['push']);
  });

  it('shows where a pattern is wrong', async () => {
    await came(['push', 0]);
    expect(await terminal.fresh('events', '--pattern', '{"source": "github.com"}')).toBe(2);
    expect(terminal.err).toContain('\n{"source": "github.com"}\n           ^^^^^^^^^^^^\n');
  });
});
