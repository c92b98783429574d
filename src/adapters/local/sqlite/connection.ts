import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** While SQLite waits for a lock, nothing else runs in this process. */
export const busyMs = 5;

/** An SQLite file that is open, whatever becomes of its name. A transaction is on the disk when it ends. */
export class Connection {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /**
   * @param schemas make what is missing in it
   * @param patienceMs for which it may wait where another process has the file locked
   */
  constructor(path: string, schemas: readonly string[], patienceMs: number) {
    const db = new DatabaseSync(path, { timeout: patienceMs });
    try {
      // the first reading makes the log and its index
      db.exec('pragma journal_mode = wal; pragma synchronous = full; select 1 from sqlite_schema');
      for (const schema of schemas) db.exec(schema);
      db.exec(`pragma busy_timeout = ${busyMs}`);
    } catch (error) {
      db.close();
      throw error;
    }
    this.#db = db;
  }

  /** @param patienceMs as when it was opened */
  define(schema: string, patienceMs: number): void {
    this.#db.exec(`pragma busy_timeout = ${patienceMs}; ${schema}; pragma busy_timeout = ${busyMs}`);
  }

  /** Made once: no text may be one of many. */
  prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Does all of `work` or, with its exception, nothing of it. */
  transaction<T>(work: () => T): T {
    this.prepare('begin immediate').run();
    try {
      const result = work();
      this.prepare('commit').run();
      return result;
    } catch (error) {
      // a full disk has rolled it back already
      if (this.#db.isTransaction) this.#db.exec('rollback');
      throw error;
    }
  }

  /**
   * A transaction that need not be on the disk when it ends: in a log that is written ahead, what follows and is synced brings
   * this there too.
   */
  unsynced<T>(work: () => T, synchronous: 'normal' | 'off'): T {
    this.#db.exec(`pragma synchronous = ${synchronous}`);
    try {
      return this.transaction(work);
    } finally {
      this.#db.exec('pragma synchronous = full');
    }
  }

  /** What is in the log comes into the file. What cannot be brought in was deleted by whoever deleted the log. */
  bringIn(): void {
    try {
      this.#db.exec('pragma wal_checkpoint(passive)');
    } catch {
      // the new file is made all the same
    }
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }
}
