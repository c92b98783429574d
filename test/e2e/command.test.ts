import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { providers } from '../../src/domain/providers/index.ts';
import { Command } from '../support/command.ts';
import { RecordingReceiver } from '../support/recording-receiver.ts';
import { until } from '../support/terminal.ts';

const [first] = providers;

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'sallyport-command-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

interface Runtime {
  readonly name: string;
  readonly node: string;
  readonly nodeOptions: readonly string[];
}

/**
 * What a user without SQLite in Node.js has: ours with SQLite switched off and, where this machine's own is an older
 * one, that one.
 */
function runtimesWithoutSqlite(): readonly Runtime[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((path) => !path.includes('node_modules'));
  const own = folders.map((path) => join(path, 'node')).find(existsSync);
  const hasSqlite = (node: string) => {
    const answer = execFileSync(node, ['-p', "require('node:module').isBuiltin('node:sqlite')"], {
      env: { PATH: process.env.PATH },
    });
    return answer.toString().trim() === 'true';
  };
  const older =
    own !== undefined && !hasSqlite(own) ? [{ name: `this machine's`, node: own, nodeOptions: [] }] : [];
  return [{ name: 'ours', node: process.execPath, nodeOptions: ['--no-experimental-sqlite'] }, ...older];
}

describe.each(runtimesWithoutSqlite())('without SQLite, in $name Node.js,', ({ node, nodeOptions }) => {
  const run = (...args: string[]) => new Command(args, { cwd, node, nodeOptions }).ended;

  it.each([
    { args: ['--help'], says: /^Usage: sallyport / },
    { args: ['serve', '--help'], says: /--port <port>/ },
    { args: ['--version'], says: /^\d+[.]\d+[.]\d+\n$/ },
    { args: ['providers'], says: new RegExp(`^${first.id} +${first.name}`) },
    { args: ['rotate', 'github'], says: /^[0-9a-f]{64}\n$/ },
  ])('%j works', async ({ args, says }) => {
    const { code, out } = await run(...args);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(says) });
  });

  it('send works', async () => {
    const receiver = new RecordingReceiver();
    const url = await receiver.listen();
    await run('rotate', 'github');
    await run('rotate', 'github', '--promote');
    expect(await run('send', 'github', '--url', url)).toMatchObject({ code: 0, err: '' });
    expect(receiver.requests).toHaveLength(1);
    await receiver.close();
  });

  it.each([{ args: ['serve', '--port', '0'] }, { args: ['events', '--follow'] }])(
    '$args says in one sentence what it needs, and what is there',
    async ({ args }) => {
      const { code, err } = await run(...args);
      expect(code).toBe(2);
      expect(err).toMatch(
        /^sallyport: this command keeps events in SQLite, which this Node[.]js \(\d+[.]\d+[.]\d+\) does not have: use Node[.]js 22[.]13 or later\n$/,
      );
    },
  );
});

it('what the package says of Node.js holds for every package that it needs', () => {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const { engines, dependencies } = read('package.json');
  expect(engines.node).toBe('^22.13.0 || ^24.0.0 || ^26.0.0');
  const needed = Object.keys(dependencies).map((name) => read(join('node_modules', name, 'package.json')));
  const words = needed.map(({ engines: own }) => own?.node ?? '*');
  expect(words.length).toBeGreaterThan(10);
  // no range is read here but these: a new one has to be looked at
  const known = [
    '*',
    '>=4',
    '^12.20.0 || ^14.13.1 || >=16.0.0',
    '>=18.0.0',
    '>=20.0.0',
    '>=22.12.0',
    '^20.19.0 || >=22.12.0',
    '^26 || ^24 || ^22',
  ];
  expect(words.filter((range) => !known.includes(range))).toEqual([]);
});

describe('a command that is interrupted', () => {
  it('ends with the first Ctrl-C', async () => {
    const receiver = new RecordingReceiver();
    receiver.answer = () => {};
    const url = await receiver.listen();
    await new Command(['rotate', 'github'], { cwd }).ended;
    await new Command(['rotate', 'github', '--promote'], { cwd }).ended;
    const sending = new Command(['send', 'github', '--url', url], { cwd });
    await until(() => receiver.requests[0]);
    sending.child.kill('SIGINT');
    expect(await sending.ended).toMatchObject({ code: 130, err: 'sallyport: interrupted\n' });
    await receiver.close();
  });

  it('says why instead of a stack trace where the folder is gone that it runs in', async () => {
    const gone = mkdtempSync(join(cwd, 'gone-'));
    const serving = new Command(['serve', '--port', '0'], { cwd: gone });
    await until(() => /listens on/.exec(serving.err) ?? undefined);
    rmSync(gone, { recursive: true });
    serving.child.kill('SIGINT');
    const { err } = await serving.ended;
    expect(err).not.toMatch(/^\s+at /m);
  });
});
