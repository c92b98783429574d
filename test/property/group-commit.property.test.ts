import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database } from '../../src/adapters/local/sqlite/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-groups-'));
afterAll(() => rmSync(folder, { recursive: true }));

const patienceMs = 5_000;
let files = 0;

/** One write: by which of two processes, in which turn of the loop, and whether it can be stored. */
const write = fc.record({
  by: fc.constantFrom(0, 1),
  turn: fc.nat(3),
  isGood: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  survives: fc.constantFrom('disk', 'process'),
});

describe('whatever writes come together, from two who have the file open', () => {
  it('each that is answered is there for others, once, and each that is refused is not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 12 }), async (writes) => {
        files += 1;
        const path = join(folder, `${files}.db`);
        const open = () => {
          const db = new Database(path);
          db.define('create table if not exists t (n integer not null, by integer not null) strict');
          return db;
        };
        const [reader, ...writers] = [open(), open(), open()] as const;
        const isThere = (n: number) => reader.prepare('select count(*) as c from t where n = ?').get(n)?.c;
        const outcomes = await Promise.all(
          writes.map(async ({ by, turn, isGood, survives }, n) => {
            for (let at = 0; at < turn; at += 1) await new Promise((resolve) => setImmediate(resolve));
            const db = writers[by] as Database;
            const insert = () =>
              db.prepare('insert into t (n, by) values (?, ?)').run(n, isGood ? by : 'no number').changes;
            try {
              return { changes: await db.write(insert, patienceMs, survives), seen: isThere(n) };
            } catch {
              return { changes: 0, seen: isThere(n) };
            }
          }),
        );
        const expected = writes.map(({ isGood }) => (isGood ? 1 : 0));
        expect(outcomes).toEqual(expected.map((changes) => ({ changes, seen: changes })));
        for (const db of [reader, ...writers]) db.close();
      }),
      { numRuns: 40 },
    );
  });
});
