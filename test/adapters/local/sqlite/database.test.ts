import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../../src/adapters/local/sqlite/database.ts';

const patienceMs = 1_000;

let folder: string;
let path: string;
let lost: string[];
let db: Database;
const others: Database[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-database-'));
  path = join(folder, '.sallyport', 'events.db');
  lost = [];
  db = opened();
});
afterEach(() => {
  for (const one of [db, ...others.splice(0)]) one.close();
  rmSync(folder, { recursive: true });
});

function opened(): Database {
  const database = new Database(path, (which) => lost.push(which));
  database.define('create table if not exists t (n integer not null) strict');
  return database;
}

const insert = (n: number | string, to = db) =>
  to.write(() => to.prepare('insert into t (n) values (?)').run(n), patienceMs);

/** What a process sees that opens the file now. */
function seen(): readonly unknown[] {
  const reader = opened();
  others.push(reader);
  return reader
    .prepare('select n from t order by n')
    .all()
    .map(({ n }) => n);
}

describe('a write', () => {
  it('gives back what its work does', async () => {
    expect(await db.write(() => 7, patienceMs)).toBe(7);
  });

  it('is all or nothing, and tells the first error', async () => {
    const work = () => {
      db.prepare('insert into t (n) values (?)').run(1);
      db.prepare('insert into t (n) values (?)').run('no number');
    };
    await expect(db.write(work, patienceMs)).rejects.toThrow(/cannot store TEXT/);
    expect(seen()).toEqual([]);
  });

  it('says that the disk is full where it is, and works again when it is not', async () => {
    db.prepare('pragma max_page_count = 4').get();
    db.define('create table if not exists u (x text) strict');
    const fill = () => db.prepare('insert into u (x) values (?)').run('x'.repeat(100_000));
    await expect(db.write(fill, patienceMs)).rejects.toThrow('database or disk is full');
    await insert(1);
    db.prepare('pragma max_page_count = 1000').get();
    await db.write(fill, patienceMs);
    expect(seen()).toEqual([1]);
  });

  it('waits for a lock of another process without holding up this one', async () => {
    const other = opened();
    others.push(other);
    other.prepare('begin immediate').run();
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 10);
    setTimeout(() => other.prepare('rollback').run(), 300);
    await insert(1);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(5);
    expect(seen()).toEqual([1]);
  });

  it('gives up when its patience ends, and has changed nothing', async () => {
    const other = opened();
    others.push(other);
    other.prepare('begin immediate').run();
    const work = () => db.prepare('insert into t (n) values (?)').run(1);
    await expect(db.write(work, 100)).rejects.toThrow('database is locked');
    await expect(db.write(work, -1)).rejects.toThrow('database is locked');
    other.prepare('rollback').run();
    expect(seen()).toEqual([]);
  });
});

describe('a file that is deleted under the process that has it open', () => {
  const harm: readonly {
    readonly what: string;
    readonly wreck: () => void;
    readonly kept: readonly number[];
  }[] = [
    { what: 'the folder', wreck: () => rmSync(dirname(path), { recursive: true }), kept: [] },
    { what: 'the file', wreck: () => rmSync(path), kept: [] },
    { what: 'the file and its log', wreck: () => ['', '-wal'].map((end) => rmSync(path + end)), kept: [] },
    { what: 'the log', wreck: () => rmSync(`${path}-wal`), kept: [1] },
    { what: 'the index of the log', wreck: () => rmSync(`${path}-shm`), kept: [1] },
    {
      what: 'the log and its index',
      wreck: () => ['-wal', '-shm'].map((end) => rmSync(path + end)),
      kept: [1],
    },
    { what: 'the file, which was moved away', wreck: () => renameSync(path, `${path}.old`), kept: [] },
    {
      what: 'the file, with another in its place',
      wreck: () => {
        rmSync(path);
        writeFileSync(path, '');
      },
      kept: [],
    },
  ];

  it.each(harm)('is made again, and read by everybody: $what', async ({ wreck, kept }) => {
    await insert(1);
    wreck();
    await insert(2);
    expect(seen()).toEqual([...kept, 2]);
    expect(lost).toEqual([path]);
    await insert(3);
    expect(seen()).toEqual([...kept, 2, 3]);
    expect(lost).toHaveLength(1);
  });

  it.each(harm)(
    'is made again while somebody else goes on reading the lost one: $what',
    async ({ wreck, kept }) => {
      const reader = opened();
      others.push(reader);
      await insert(1);
      reader.prepare('select n from t').all();
      wreck();
      await insert(2);
      await insert(3);
      expect(seen()).toEqual([...kept, 2, 3]);
      expect(lost).toContain(path);
      expect(await reader.renew(patienceMs)).toBe(kept.length === 0);
      expect(reader.prepare('select n from t order by n').all()).toEqual([...kept, 2, 3].map((n) => ({ n })));
      expect(await reader.renew(patienceMs)).toBe(false);
      reader.close();
      await insert(4);
      expect(seen()).toEqual([...kept, 2, 3, 4]);
    },
  );

  it('is noticed where the file was moved away and a link to it is in its place', async () => {
    const elsewhere = join(folder, 'elsewhere.db');
    await insert(1);
    renameSync(path, elsewhere);
    symlinkSync(elsewhere, path);
    await insert(2);
    expect(seen()).toEqual([1, 2]);
    rmSync(elsewhere);
    await insert(3);
    expect(seen()).toEqual([3]);
  });

  it('is made again in a folder that git does not see', async () => {
    await insert(1);
    rmSync(dirname(path), { recursive: true });
    await insert(2);
    expect(readFileSync(join(dirname(path), '.gitignore'), 'utf8')).toBe('*\n');
  });

  it.each(harm)('is noticed also where it happens during a write: $what', async ({ wreck }) => {
    await insert(1);
    let isDone = false;
    await db.write(() => {
      db.prepare('insert into t (n) values (?)').run(2);
      if (!isDone) wreck();
      isDone = true;
    }, patienceMs);
    expect(seen()).toContain(2);
    expect(lost).toEqual([path]);
  });

  it('is a failure for as long as it cannot be made again, and no longer', async () => {
    await insert(1);
    rmSync(dirname(path), { recursive: true });
    writeFileSync(dirname(path), 'a file where the folder was');
    await expect(insert(2)).rejects.toThrow();
    await expect(insert(3)).rejects.toThrow();
    rmSync(dirname(path));
    await insert(4);
    expect(seen()).toEqual([4]);
    expect(lost).toHaveLength(1);
  });
});

describe('the file', () => {
  it.each(['', '-wal', '-shm'])('is for nobody but its owner: events.db%s', async (end) => {
    await insert(1);
    expect(statSync(path + end).mode & 0o777).toBe(0o600);
    rmSync(dirname(path), { recursive: true });
    await insert(2);
    expect(statSync(path + end).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  });

  it('is opened where it lies', () => {
    const empty = join(folder, 'empty', 'events.db');
    mkdirSync(dirname(empty));
    writeFileSync(empty, '');
    others.push(new Database(empty));
    expect(existsSync(`${empty}-wal`)).toBe(true);
  });
});
