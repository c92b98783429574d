import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeptLine } from '../../../../src/adapters/local/sqlite/delivery-table.ts';
import type { JournalWriter } from '../../../../src/adapters/local/sqlite/journal-writer.ts';
import { Secret } from '../../../../src/domain/verification/secrets/secret.ts';
import { aGateway } from '../../../domain/support/gateways.ts';
import { aDelivery } from '../../../support/deliveries.ts';
import { eventually } from '../../../support/eventually.ts';
import { aJournal, anEntry } from '../../../support/journal.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-journal-'));
  path = join(folder, 'deliveries.db');
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const seqsIn = (writer: JournalWriter) =>
  writer.read((file) => file.page(undefined, 100).map(({ seq }) => seq));

describe('the journal', () => {
  it('writes by itself, soon, and tells who listens of what it has written', async () => {
    const { writer } = aJournal(path);
    const heard: KeptLine[] = [];
    const unlisten = writer.listen((lines) => heard.push(...lines));
    writer.keep(await anEntry());
    expect(heard).toEqual([]);
    await eventually(async () => expect(heard).toHaveLength(1));
    expect(heard).toMatchObject([
      { seq: 1, endpoint: 'hook', provider: 'github', type: 'push', outcome: 'accepted' },
    ]);
    expect(writer.read((file) => file.line(1))).toEqual(heard[0]);
    unlisten();
    writer.keep(await anEntry());
    await writer.close();
    expect(heard).toHaveLength(1);
  });

  it('is in the file after its end, and goes on from there', async () => {
    for (const seqs of [[1], [2, 1]]) {
      const { writer } = aJournal(path);
      writer.keep(await anEntry());
      await writer.flush();
      expect(seqsIn(writer)).toEqual(seqs);
      await writer.close();
    }
  });

  it('hides what is stored for the endpoint, and what has proven the delivery though it is stored no more', async () => {
    const body = '{"a":"s3cret-s3cret","b":"another-secret"}';
    const { writer } = aJournal(path, { secretsOf: async () => [new Secret('another-secret')] });
    const entry = await anEntry({ body });
    writer.keep({ ...entry, secret: new Secret('s3cret-s3cret') });
    await writer.flush();
    const kept = writer.read((file) => file.contents(1));
    expect(Buffer.from(kept!.body).toString()).toBe('{"a":"[secret]","b":"[secret]"}');
    await writer.close();
  });

  it('hides the token of another sender, to which the URL of this endpoint was given', async () => {
    const { gateway, journal } = aGateway();
    const headers = {
      'x-gitlab-token': 'gitlabs-own',
      authorization: 'Bearer abc',
      'user-agent': 'GitLab/17',
    };
    for (const method of ['POST', 'GET'])
      await gateway.receive(aDelivery({ method, headers, rawQuery: 'a=1&key=abc' }));
    const { writer } = aJournal(path);
    for (const entry of journal.entries) writer.keep(entry);
    await writer.flush();
    for (const seq of [1, 2]) {
      const { headers: kept, target } = writer.read((file) => file.contents(seq))!.said.request;
      expect(Object.fromEntries(kept)).toEqual({
        'x-gitlab-token': '[secret]',
        authorization: 'Bearer [secret]',
        'user-agent': 'GitLab/17',
      });
      expect(target).toMatch(/\?a=1&key=\[secret\]$/);
    }
    await writer.close();
  });

  it('keeps the newest, in both tables, and gets rid of what is too much a few at a time', async () => {
    const before = aJournal(path).writer;
    const entry = await anEntry();
    for (let n = 0; n < 20; n += 1) before.keep(entry);
    await before.close();
    const { writer } = aJournal(path, { keep: 5 });
    writer.keep(entry);
    await writer.flush();
    expect(seqsIn(writer)).toHaveLength(19);
    for (let n = 0; n < 8; n += 1) writer.keep(entry);
    await writer.flush();
    expect(seqsIn(writer)).toHaveLength(11);
    for (let n = 0; n < 10; n += 1) writer.keep(entry);
    await writer.flush();
    expect(seqsIn(writer)).toEqual([39, 38, 37, 36, 35]);
    await writer.close();
    const db = new DatabaseSync(path);
    expect(db.prepare('select seq from content').all()).toHaveLength(5);
    db.close();
  });

  it('gets rid of what is too much, a few at a time, where nothing comes', async () => {
    const before = aJournal(path).writer;
    const entry = await anEntry();
    for (let n = 0; n < 10; n += 1) before.keep(entry);
    await before.close();
    const { writer } = aJournal(path, { keep: 5 });
    expect(await writer.prune(3)).toBe(3);
    expect(await writer.prune(3)).toBe(2);
    expect(await writer.prune(3)).toBe(0);
    expect(seqsIn(writer)).toEqual([10, 9, 8, 7, 6]);
    await writer.close();
  });

  it('has nothing to get rid of where it is empty, or cannot be opened', async () => {
    const { writer } = aJournal(path, { keep: 5 });
    expect(await writer.prune(3)).toBe(0);
    await writer.close();
    const { writer: another, log } = aJournal(join(path, 'in-a-file'));
    expect(await another.prune(3)).toBe(0);
    expect(log.lines).toEqual([]);
  });
});

describe('a journal that cannot write', () => {
  it('fails nobody where another process has the file locked: it says so once, and writes all of it later', async () => {
    const { writer, log } = aJournal(path);
    writer.keep(await anEntry());
    await writer.flush();
    const other = new DatabaseSync(path);
    other.exec('begin exclusive');
    const entry = await anEntry();
    writer.keep(entry);
    await writer.flush();
    writer.keep(entry);
    await writer.flush();
    expect(log.lines).toMatchObject([
      { level: 'warn', name: 'journal_failed', fields: { message: expect.stringContaining('locked') } },
    ]);
    other.exec('rollback');
    other.close();
    await eventually(async () => expect(seqsIn(writer)).toEqual([3, 2, 1]));
    expect(log.lines.map(({ name }) => name)).toEqual(['journal_failed', 'journal_works']);
    expect(writer.lost).toBe(0);
    await writer.close();
  }, 10_000);

  it('counts what it has no room for, and says so when it works again', async () => {
    writeFileSync(path, 'this is no database, and longer than a header of one would be: '.repeat(40));
    const entry = await anEntry();
    const { writer, log } = aJournal(path, { mostBytes: 3 * 2_200 });
    for (let n = 0; n < 5; n += 1) writer.keep(entry);
    await writer.flush();
    expect(writer.lost).toBe(2);
    expect(log.lines).toMatchObject([
      {
        level: 'warn',
        name: 'journal_failed',
        fields: { message: expect.stringContaining('not a database') },
      },
    ]);
    expect(writer.read((file) => file.page(undefined, 1))).toBeUndefined();
    rmSync(path);
    await eventually(async () => expect(seqsIn(writer)).toEqual([3, 2, 1]));
    expect(log.lines[1]).toMatchObject({ level: 'info', name: 'journal_works', fields: { lost: 2 } });
    await writer.close();
  });

  it('counts long headers and queries too, of which a stranger can send many', async () => {
    writeFileSync(path, 'this is no database, and longer than a header of one would be: '.repeat(40));
    const entries = [await anEntry({ headers: { 'x-long': 'x'.repeat(8_000) } }), await anEntry()];
    entries.push({ ...entries[1]!, delivery: { ...entries[1]!.delivery, rawQuery: 'x'.repeat(8_000) } });
    const { writer } = aJournal(path, { mostBytes: 8_000 });
    for (const entry of entries) writer.keep(entry);
    expect(writer.lost).toBe(2);
    await writer.close();
  });

  it('goes on in a new file where its own was deleted', async () => {
    const { writer } = aJournal(path);
    const entry = await anEntry();
    writer.keep(entry);
    await writer.flush();
    rmSync(path);
    writer.keep(entry);
    await writer.flush();
    expect(seqsIn(writer)).toEqual([1]);
    expect(writer.lost).toBe(0);
    await writer.close();
  });

  it('loses what no file would take, and that alone', async () => {
    const { writer, log } = aJournal(path);
    const entry = await anEntry();
    writer.keep({ ...entry, report: { ...entry.report, ms: { total: Number.NaN } } });
    await writer.flush();
    expect(writer.lost).toBe(1);
    writer.keep(entry);
    await writer.flush();
    expect(seqsIn(writer)).toHaveLength(1);
    expect(log.lines.map(({ name }) => name)).toEqual(['journal_failed', 'journal_works']);
    await writer.close();
  });

  it('loses one delivery to a mistake of ours, and no other', async () => {
    let calls = 0;
    const { writer } = aJournal(path, {
      answerOf: () => {
        calls += 1;
        if (calls === 1) throw new TypeError('a mistake');
        return { status: 200, headers: {}, body: '' };
      },
    });
    const entry = await anEntry();
    for (let n = 0; n < 3; n += 1) writer.keep(entry);
    await writer.flush();
    expect(seqsIn(writer)).toEqual([2, 1]);
    expect(writer.lost).toBe(1);
    await writer.close();
  });
});
