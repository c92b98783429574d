import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../../src/adapters/local/sqlite/database.ts';
import { GroupCommit } from '../../../../src/adapters/local/sqlite/group-commit.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a group of writes', () => {
  let commits: unknown[][];
  let group: GroupCommit;
  beforeEach(() => {
    commits = [];
    group = new GroupCommit((work, survives) => {
      const result = work();
      commits.push([survives]);
      return result;
    });
  });
  const write = (n: number) => group.write(() => n, 'disk');

  it('is what came in one turn of the loop, and each hears what came of itself', async () => {
    expect(await Promise.all([write(1), write(2), write(3)])).toEqual([1, 2, 3]);
    expect(commits).toHaveLength(1);
  });

  it('is answered after its transaction, and not before', async () => {
    let committed = false;
    const late = new GroupCommit((work) => {
      const result = work();
      committed = true;
      return result;
    });
    const seen = [1, 2].map(async (n) => {
      await late.write(() => n, 'disk');
      return committed;
    });
    await Promise.resolve();
    expect(committed).toBe(false);
    expect(await Promise.all(seen)).toEqual([true, true]);
  });

  it('of one waits for no other: it is done at the end of its turn', async () => {
    const alone = write(1);
    await turn();
    expect(commits).toHaveLength(1);
    expect(await alone).toBe(1);
  });

  it('takes nobody in who comes when it is being written', async () => {
    const late: Promise<number>[] = [];
    const first = group.write(() => {
      late.push(write(2));
      return 1;
    }, 'disk');
    await first;
    expect(commits).toHaveLength(1);
    expect(await late[0]).toBe(2);
    expect(commits).toHaveLength(2);
  });

  it('waits for the disk where one of it must', async () => {
    await Promise.all([group.write(() => 1, 'process'), group.write(() => 2, 'process')]);
    await Promise.all([group.write(() => 1, 'process'), group.write(() => 2, 'disk')]);
    expect(commits).toEqual([['process'], ['disk']]);
  });

  it('does first what need not wait for the disk, whichever came first', async () => {
    await Promise.all([write(1), group.write(() => 2, 'process'), write(3)]);
    expect(commits).toEqual([['process'], ['disk']]);
  });

  it('shares its wait for the disk with what follows from those that need not wait', async () => {
    const claimed = async (n: number) => write(await group.write(() => n, 'process'));
    const all = Promise.all([claimed(1), write(2), claimed(3)]);
    await turn();
    expect(commits).toEqual([['process'], ['disk']]);
    expect(await all).toEqual([1, 2, 3]);
  });

  it('takes with it what need not wait for the disk and comes late in its turn', async () => {
    const again = async (n: number) => group.write(() => n, 'process');
    const late = again(1).then(() => Promise.all([again(2), write(3)]));
    await turn();
    expect(commits).toEqual([['process'], ['disk']]);
    expect(await late).toEqual([2, 3]);
  });
});

describe('a group of writes to a file', () => {
  let folder: string;
  let db: Database;
  let other: Database;
  let lost: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-group-'));
    lost = [];
    db = opened();
    other = opened();
  });
  afterEach(() => {
    for (const one of [db, other]) one.close();
    rmSync(folder, { recursive: true });
  });

  function opened(): Database {
    const database = new Database(join(folder, 'events.db'), (path) => lost.push(path));
    database.define('create table if not exists t (n integer not null) strict');
    return database;
  }
  const insert = (n: number | string, patienceMs = 1_000) =>
    db.write(() => Number(db.prepare('insert into t (n) values (?)').run(n).lastInsertRowid), patienceMs);
  const stored = () =>
    other
      .prepare('select n from t order by rowid')
      .all()
      .map(({ n }) => n);
  const fates = async (writes: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(writes)).map(({ status }) => status);

  it('of which one cannot be stored fails for that one alone', async () => {
    const writes = [insert(1), insert('no number'), insert(2), insert('nor this'), insert(3)];
    expect(await fates(writes)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
    await expect(writes[1]).rejects.toThrow(/cannot store TEXT/);
    expect(stored()).toEqual([1, 2, 3]);
  });

  it('that finds the file locked is tried again, each for as long as it has patience', async () => {
    other.prepare('begin immediate').run();
    const [short, long] = [insert(1, 30), insert(2, 5_000)];
    await expect(short).rejects.toThrow('database is locked');
    other.prepare('rollback').run();
    await long;
    expect(stored()).toEqual([2]);
  });

  it('that was written to a file that is gone is written again, all of it', async () => {
    await insert(0);
    let isDone = false;
    const wreck = db.write(() => {
      if (!isDone) for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `events.db${end}`));
      isDone = true;
    }, 1_000);
    await Promise.all([insert(1), wreck, insert(2)]);
    expect(lost).toHaveLength(1);
    await other.renew(1_000);
    expect(stored().sort()).toEqual([1, 2]);
  });

  it('after the file was closed is refused', async () => {
    const writes = [insert(1), insert(2)];
    db.close();
    expect(await fates(writes)).toEqual(['rejected', 'rejected']);
  });

  it('waits for the disk, unless all of it may be forgotten when the power fails', async () => {
    const synchronous = () => db.prepare('pragma synchronous').get()?.synchronous;
    const seen = (survives: 'disk' | 'process') => db.write(synchronous, 1_000, survives);
    const [normal, full] = [1, 2];
    expect(await seen('process')).toBe(normal);
    expect(await Promise.all([seen('process'), seen('disk')])).toEqual([full, full]);
    await turn();
    expect(await Promise.all([seen('disk'), seen('process'), seen('disk')])).toEqual([full, normal, full]);
    const fails = db.write(
      () => {
        throw new Error('of the work');
      },
      1_000,
      'process',
    );
    await expect(fails).rejects.toThrow('of the work');
    expect(await seen('disk')).toBe(full);
  });
});
