import type { Database } from './database.ts';
import { columns, type KeptContents, type KeptLine, type LineRow, schema, toLine } from './delivery-table.ts';
import type { JournalRecord } from './journal-record.ts';

/** Deliveries in a file. */
export class JournalFile {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
    db.define(schema);
  }

  /**
   * All of them or, with an exception, none; and some of the oldest go, never so many that anybody waits.
   * @param keep how many stay
   */
  async add(
    records: readonly JournalRecord[],
    keep: number,
    patienceMs: number,
  ): Promise<readonly KeptLine[]> {
    return await this.#db.write(
      () => {
        const lines = records.map((record) => this.#insert(record));
        this.#prune((lines.at(-1)?.seq ?? 0) - keep, records.length * 2);
        return lines;
      },
      patienceMs,
      'process',
    );
  }

  /** Deletes the oldest, `atOnce` at most, while there are more than `keep`. @returns how many */
  async prune(keep: number, atOnce: number): Promise<number> {
    const newest = this.#db.prepare('select max(seq) as seq from delivery').get();
    return await this.#db.write(() => this.#prune(Number(newest?.seq) - keep, atOnce), 0, 'process');
  }

  /** Newest first. @param before the `seq` that comes after them */
  page(before = Number.MAX_SAFE_INTEGER, limit: number): readonly KeptLine[] {
    return this.#lines('where seq < ? order by seq desc limit ?', before, limit);
  }

  line(seq: number): KeptLine | undefined {
    return this.#lines('where seq = ?', seq)[0];
  }

  contents(seq: number): KeptContents | undefined {
    const row = this.#db.prepare('select said, made, body from content where seq = ?').get(seq);
    if (!row) return undefined;
    const { said, made, body } = row as { said: string; made: string; body: Uint8Array };
    return { said: JSON.parse(said), made: JSON.parse(made), body };
  }

  close(): void {
    this.#db.close();
  }

  #lines(which: string, ...values: readonly number[]): readonly KeptLine[] {
    const select = this.#db.prepare(`select ${columns} from delivery ${which}`);
    // which Node.js has from 22.16 on: an object for each row takes two or three times as long
    const hasArrays = typeof select.setReturnArrays === 'function';
    if (hasArrays) select.setReturnArrays(true);
    const rows: readonly object[] = select.all(...values);
    return rows.map((row) => toLine((hasArrays ? row : Object.values(row)) as LineRow));
  }

  #insert({ line, contents }: JournalRecord): KeptLine {
    const { time, endpoint, provider, type, outcome, code, status, ms, bytes, events } = line;
    const names = [endpoint, provider ?? null, type ?? null, outcome, code ?? null];
    const { lastInsertRowid } = this.#db
      .prepare(
        `insert into delivery (time, endpoint, provider, type, outcome, code, status, ms, bytes, events)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(time, ...names, status, ms, bytes, events);
    this.#db
      .prepare('insert into content (seq, said, made, body) values (?, ?, ?, ?)')
      .run(lastInsertRowid, JSON.stringify(contents.said), JSON.stringify(contents.made), contents.body);
    return { ...line, seq: Number(lastInsertRowid) };
  }

  #prune(last: number, atOnce: number): number {
    const { oldest } = this.#db.prepare('select min(seq) as oldest from delivery').get() ?? {};
    const upTo = Math.min(last, Number(oldest) + atOnce - 1);
    if (upTo < Number(oldest)) return 0;
    this.#db.prepare('delete from content where seq <= ?').run(upTo);
    return Number(this.#db.prepare('delete from delivery where seq <= ?').run(upTo).changes);
  }
}
