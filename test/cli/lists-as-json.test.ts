import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { EmbeddedBusPublisher } from '../../src/adapters/local/sqlite/embedded-bus-publisher.ts';
import { EventStore } from '../../src/adapters/local/sqlite/event-store.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { anEvent } from '../support/events.ts';
import { RecordingLog } from '../support/fakes.ts';
import { Terminal } from '../support/terminal.ts';
import { timeLeft } from '../support/time-left.ts';

let io: Terminal;
beforeEach(async () => {
  io = new Terminal({ isTTY: true });
  mkdirSync(join(io.cwd, '.sallyport'));
  const db = new Database(join(io.cwd, '.sallyport', 'events.db'));
  const place = { account: '000000000000', region: 'local' };
  const bus = new EmbeddedBusPublisher(new EventStore(db, systemClock, place), new RecordingLog());
  await bus.publish([anEvent()], timeLeft(1_000));
  db.close();
});
afterEach(() => io.remove());

/** Every command that prints a list, with what each line has. */
const lists = [
  { args: ['providers'], names: ['id', 'name', 'proof', 'experimental', 'docs'] },
  { args: ['providers', 'git'], names: ['id', 'name', 'proof', 'experimental', 'docs'] },
  { args: ['providers', 'github'], names: ['id', 'name', 'proof', 'experimental', 'docs'] },
  { args: ['samples'], names: ['provider', 'samples'] },
  { args: ['samples', 'github'], names: ['name', 'detailTypes', 'bytes'] },
  {
    args: ['events'],
    names: ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail'],
  },
  { args: ['parked'], names: ['queue', 'waiting'] },
];

it.each(lists)(
  '$args prints a line of JSON for each with --json, on a terminal too',
  async ({ args, names }) => {
    expect(await io.run(...args, '--json')).toBe(0);
    expect(io.lines.length).toBeGreaterThan(0);
    for (const line of io.lines) expect(Object.keys(JSON.parse(line))).toEqual(names);
  },
);

it('what a rotation has, and what a replay would put, are lists too', async () => {
  expect(await io.run('rotate', 'github', '--status', '--json')).toBe(0);
  expect(await io.run('replay', '--all', '--dry-run')).toBe(0);
  expect(io.lines.map((line) => JSON.parse(line).source)).toEqual(['github.com']);
});

it('there are seven', () => {
  expect(lists.length).toBeGreaterThanOrEqual(7);
});
