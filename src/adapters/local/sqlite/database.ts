import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { Backoff } from '../../../domain/publishing/backoff.ts';
import { TimeLeft } from '../../../domain/time-left.ts';
import type { Clock } from '../../../ports/clock.ts';
import { FileLost, isPassing } from './database-error.ts';
import { clearAway, filesAt, isSame, makePrivate, noFiles } from './database-files.ts';
import { GroupCommit, type Survives } from './group-commit.ts';
import { makePrivateFolder } from './private-folder.ts';

/** While SQLite waits for a lock, nothing else runs in this process. Before it serves anybody it may wait. */
const startPatienceMs = 2_000;
const busyMs = 5;

/** Locks are held by processes that run now: nothing here outlives a clock that is set. */
const monotonic: Clock = { now: () => performance.now() };
const backoff = new Backoff((ms) => wait(ms), Math.random);

interface DatabaseSettings {
  /** For which it may wait before it serves where another process has the file locked. */
  readonly patienceMs?: number;
  /** Of what survives the process alone, nothing is ever waited for: a power cut may damage the file. */
  readonly isDispensable?: boolean;
}

/**
 * An SQLite file whose transactions are on the disk when they end, so that they survive a kill. Where somebody deletes
 * or replaces it under a running process, SQLite would go on writing into what nobody can read: that is noticed before
 * and after each transaction, and a new file is made.
 */
export class Database {
  readonly #path: string;
  readonly #onLost: (path: string) => void;
  readonly #patienceMs: number;
  readonly #quickly: 'normal' | 'off';
  readonly #schemas: string[] = [];
  readonly #group = new GroupCommit((work, survives) => this.#attempt(work, survives));
  readonly #statements = new Map<string, StatementSync>();
  #db: DatabaseSync | undefined;
  #files = noFiles;
  #isClosed = false;

  /**
   * @param path of the file; it and its folder are made where they are missing
   * @param onLost hears that the file was deleted or replaced, and what was in it is gone
   */
  constructor(
    path: string,
    onLost: (path: string) => void = () => {},
    { patienceMs = startPatienceMs, isDispensable = false }: DatabaseSettings = {},
  ) {
    this.#path = path;
    this.#onLost = onLost;
    this.#patienceMs = patienceMs;
    this.#quickly = isDispensable ? 'off' : 'normal';
    this.#open(patienceMs);
  }

  /** Makes what is missing, now and whenever the file is made again. For what comes before serving. */
  define(schema: string): void {
    this.#schemas.push(schema);
    this.#opened.exec(
      `pragma busy_timeout = ${this.#patienceMs}; ${schema}; pragma busy_timeout = ${busyMs}`,
    );
    this.#files = filesAt(this.#path);
  }

  /** Made once for each file that is opened: no text may be one of many. */
  prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#opened.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Does all of `work` or, with its exception, nothing of it: at once or not at all. For what comes before serving. */
  transaction<T>(work: () => T): T {
    const db = this.#opened;
    this.prepare('begin immediate').run();
    try {
      const result = work();
      this.prepare('commit').run();
      return result;
    } catch (error) {
      // a full disk has rolled it back already
      if (db.isTransaction) db.exec('rollback');
      throw error;
    }
  }

  /**
   * Does all of `work` or, with an exception, nothing of it, in one transaction with what else is written in this turn of
   * the loop. Where another process has the lock, or the file is gone, it is done again after a pause: `work` has no other
   * effect than that on the database.
   * @param patienceMs after which a file that is locked counts as a failure; one attempt is always made
   * @param survives what it has survived when it is answered
   * @throws the first error, of `work` or of SQLite
   */
  async write<T>(work: () => T, patienceMs: number, survives: Survives = 'disk'): Promise<T> {
    return await this.#insist(() => this.#group.write(work, survives), patienceMs);
  }

  /**
   * For one who only reads, and would go on to read a file that was deleted or replaced.
   * @returns whether another file is read from now on
   */
  async renew(patienceMs: number): Promise<boolean> {
    return await this.#insist(() => this.#renew(), patienceMs);
  }

  close(): void {
    this.#isClosed = true;
    this.#closeFile();
  }

  async #insist<T>(attemptIt: () => T | Promise<T>, patienceMs: number): Promise<T> {
    const time = TimeLeft.of(patienceMs, monotonic);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await attemptIt();
      } catch (error) {
        if (!isPassing(error) || !(await backoff.pauseBefore(attempt, time))) throw error;
      }
    }
  }

  #attempt<T>(work: () => T, survives: Survives): T {
    if (this.#isClosed) throw new Error(`${this.#path} is closed`);
    this.#renew();
    const result =
      survives === 'disk' ? this.transaction(work) : this.#unsynced(() => this.transaction(work));
    // what was committed to a file that is gone is gone with it
    if (this.#isLost()) throw new FileLost(this.#path);
    return result;
  }

  /** In a log that is written ahead, what follows and is synced brings this onto the disk too. */
  #unsynced<T>(work: () => T): T {
    const db = this.#opened;
    db.exec(`pragma synchronous = ${this.#quickly}`);
    try {
      return work();
    } finally {
      db.exec('pragma synchronous = full');
    }
  }

  #renew(): boolean {
    if (this.#db && !this.#isLost()) return false;
    const { file } = this.#files;
    this.#makeAgain();
    return this.#files.file !== file;
  }

  get #opened(): DatabaseSync {
    if (!this.#db) throw new FileLost(this.#path);
    return this.#db;
  }

  #closeFile(): void {
    const db = this.#db;
    this.#db = undefined;
    this.#statements.clear();
    db?.close();
  }

  #open(patienceMs: number): void {
    makePrivateFolder(dirname(this.#path));
    makePrivate(this.#path);
    const db = new DatabaseSync(this.#path, { timeout: patienceMs });
    try {
      // the first reading makes the log and its index
      db.exec('pragma journal_mode = wal; pragma synchronous = full; select 1 from sqlite_schema');
      for (const schema of this.#schemas) db.exec(schema);
      db.exec(`pragma busy_timeout = ${busyMs}`);
    } catch (error) {
      db.close();
      throw error;
    }
    this.#db = db;
    this.#files = filesAt(this.#path);
  }

  /** The old one is closed first: with its end SQLite deletes the log by its name. */
  #makeAgain(): void {
    if (this.#db) {
      this.#onLost(this.#path);
      this.#clearAway(this.#db);
    }
    this.#closeFile();
    this.#open(busyMs);
  }

  /** What was committed to a log that somebody deleted is brought into the file, before the log is gone for good. */
  #clearAway(db: DatabaseSync): void {
    const { file, log } = filesAt(this.#path);
    if (file === this.#files.file && log === noFiles.log) bringIn(db);
    clearAway(this.#path, this.#files);
  }

  #isLost(): boolean {
    return !isSame(filesAt(this.#path), this.#files);
  }
}

/** What cannot be brought in was deleted by whoever deleted the log. */
function bringIn(db: DatabaseSync): void {
  try {
    db.exec('pragma wal_checkpoint(passive)');
  } catch {
    // the new file is made all the same
  }
}
