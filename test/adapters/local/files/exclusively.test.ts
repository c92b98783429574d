import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exclusively } from '../../../../src/adapters/local/files/exclusively.ts';

const maker = 'test/adapters/local/files/support/secret-maker.mjs';

describe('processes that write secrets into one file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-exclusively-'));
    path = join(folder, 'secrets.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('and that make the same at the same moment agree on one, and lose nothing of each other', async () => {
    const [names, count] = [['one', 'two', 'three'], 60];
    const makers = names.map((own) => {
      const child = spawn(process.execPath, [maker, path, own, String(count)], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
    });
    for (const { lines } of makers) expect((await lines.next()).value).toBe('ready');
    for (const { child } of makers) child.stdin.end('go\n');
    const found = await Promise.all(
      makers.map(async ({ lines }) => JSON.parse(String((await lines.next()).value))),
    );

    const stored = JSON.parse(readFileSync(path, 'utf8'));
    for (const each of found) {
      expect(Object.keys(each)).toHaveLength(count);
      expect(stored).toMatchObject(each);
    }
    const staged = Object.keys(stored).filter((id) => !id.startsWith('shared-'));
    expect(staged).toHaveLength(names.length * count);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
  });

  it('wait for each other', async () => {
    const lock = `${path}.lock`;
    writeFileSync(lock, '');
    let isDone = false;
    const work = exclusively(path, () => {
      isDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isDone).toBe(false);
    rmSync(lock);
    await work;
    expect(isDone).toBe(true);
    expect(existsSync(lock)).toBe(false);
  });

  it.each([
    ['an hour old', -3_600],
    ['of the future, since the clock was set back', 3_600],
  ])('do not wait for one that was ended while it wrote: its lock is %s', async (_, seconds) => {
    const lock = `${path}.lock`;
    writeFileSync(lock, '');
    const at = Date.now() / 1000 + seconds;
    utimesSync(lock, at, at);
    expect(await Promise.all([1, 2, 3].map((n) => exclusively(path, () => n)))).toEqual([1, 2, 3]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leave no lock where their work fails', async () => {
    const work = () => {
      throw new TypeError('bug');
    };
    await expect(exclusively(path, work)).rejects.toThrow('bug');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('say so where they cannot write there at all', async () => {
    await expect(exclusively(join(folder, 'gone', 'file'), () => {})).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('give up where another one holds on, and say what to do', async () => {
    const lock = `${path}.lock`;
    const holding = setInterval(() => writeFileSync(lock, ''), 200);
    writeFileSync(lock, '');
    try {
      await expect(exclusively(path, () => {})).rejects.toThrow(
        `another process works on ${path}; where none does, delete ${lock}`,
      );
    } finally {
      clearInterval(holding);
    }
  });
});
