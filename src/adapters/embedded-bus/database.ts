import { chmodSync, closeSync, existsSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { pauseBefore } from '../../domain/backoff.ts';
import { FileLost, isPassing } from './database-error.ts';
import { makePrivateFolder } from './private-folder.ts';

/** While SQLite waits for a lock, nothing else runs in this process. Before it serves anybody it may wait. */
const startPatienceMs = 2_000;
const busyMs = 5;

/** What belongs to a database: the file itself, its log and the index of that. https://sqlite.org/wal.html */
const suffixes = ['', '-wal', '-shm'];

/** Which files are in use: equal texts are the same file. */
type Identity = readonly [file: string, log: string, index: string];

const none = '-';

/**
 * An SQLite file whose transactions are on the disk when they end, so that they survive a kill. Where somebody deletes
 * or replaces it under a running process, SQLite would go on writing into what nobody can read: that is noticed before
 * and after each transaction, and a new file is made.
 */
export class Database {
  readonly #path: string;
  readonly #onLost: (path: string) => void;
  readonly #schemas: string[] = [];
  #db: DatabaseSync | undefined;
  #identity: Identity = [none, none, none];
  #isClosed = false;

  /**
   * @param path of the file; it and its folder are made where they are missing
   * @param onLost hears that the file was deleted or replaced, and what was in it is gone
   */
  constructor(path: string, onLost: (path: string) => void = () => {}) {
    this.#path = path;
    this.#onLost = onLost;
    this.#open(startPatienceMs);
  }

  /** Makes what is missing, now and whenever the file is made again. For what comes before serving. */
  define(schema: string): void {
    this.#schemas.push(schema);
    this.#opened.exec(`pragma busy_timeout = ${startPatienceMs}; ${schema}; pragma busy_timeout = ${busyMs}`);
    this.#identity = this.#look();
  }

  prepare(sql: string): StatementSync {
    return this.#opened.prepare(sql);
  }

  /** Does all of `work` or, with its exception, nothing of it: at once or not at all. For what comes before serving. */
  transaction<T>(work: () => T): T {
    const db = this.#opened;
    db.exec('begin immediate');
    try {
      const result = work();
      db.exec('commit');
      return result;
    } catch (error) {
      // a full disk has rolled it back already
      if (db.isTransaction) db.exec('rollback');
      throw error;
    }
  }

  /**
   * Does all of `work` or, with an exception, nothing of it. Where another process has the lock, or the file is gone,
   * it is done again after a pause: `work` has no other effect than that on the database.
   * @param patienceMs after which a file that is locked counts as a failure; one attempt is always made
   * @throws the first error, of `work` or of SQLite
   */
  async write<T>(work: () => T, patienceMs: number): Promise<T> {
    return await this.#insist(() => this.#attempt(work), patienceMs);
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

  async #insist<T>(attemptIt: () => T, patienceMs: number): Promise<T> {
    const until = performance.now() + patienceMs;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return attemptIt();
      } catch (error) {
        const left = until - performance.now();
        const pause = isPassing(error) ? pauseBefore(attempt, left, Math.random()) : undefined;
        if (pause === undefined) throw error;
        await wait(pause);
      }
    }
  }

  #attempt<T>(work: () => T): T {
    if (this.#isClosed) throw new Error(`${this.#path} is closed`);
    this.#renew();
    const result = this.transaction(work);
    // what was committed to a file that is gone is gone with it
    if (this.#isLost()) throw new FileLost(this.#path);
    return result;
  }

  #renew(): boolean {
    if (this.#db && !this.#isLost()) return false;
    const [file] = this.#identity;
    this.#makeAgain();
    return this.#identity[0] !== file;
  }

  get #opened(): DatabaseSync {
    if (!this.#db) throw new FileLost(this.#path);
    return this.#db;
  }

  #closeFile(): void {
    const db = this.#db;
    this.#db = undefined;
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
    this.#identity = this.#look();
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

  /**
   * Where another process, one that only reads, has the lost file open too, SQLite clears nothing away: the new file would
   * get the log of the old one, or an index of a log that is gone. What was committed to such a log is brought into the
   * file first.
   */
  #clearAway(db: DatabaseSync): void {
    const [file, log, index] = this.#look();
    const [oldFile, oldLog, oldIndex] = this.#identity;
    const isAnotherFile = file !== oldFile;
    if (!isAnotherFile && log === none) bringIn(db);
    const path = realPath(this.#path);
    if (isAnotherFile && log === oldLog) rmSync(`${path}-wal`, { force: true });
    if ((isAnotherFile || log !== oldLog) && index === oldIndex) rmSync(`${path}-shm`, { force: true });
  }

  #isLost(): boolean {
    return this.#look().join() !== this.#identity.join();
  }

  /** SQLite puts the log beside the file itself, wherever a link to it lies. */
  #look(): Identity {
    const file = realPath(this.#path);
    return [identityOf(file), identityOf(`${file}-wal`), identityOf(`${file}-shm`)];
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

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function identityOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.dev}:${stats.ino}` : none;
}

/**
 * Only its owner reads it: SQLite gives its side files the mode of the file. One that is there is not opened here, since
 * to close it again would end the locks that this process has on it.
 */
function makePrivate(path: string): void {
  for (const file of suffixes.map((suffix) => path + suffix)) if (existsSync(file)) chmodSync(file, 0o600);
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
