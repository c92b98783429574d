import { dirname } from 'node:path';
import type { StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { Backoff } from '../../../domain/publishing/backoff.ts';
import { TimeLeft } from '../../../domain/time-left.ts';
import type { Clock } from '../../../ports/clock.ts';
import { busyMs, Connection } from './connection.ts';
import { FileLost, isPassing } from './database-error.ts';
import { clearAway, filesAt, isSame, makePrivate, noFiles } from './database-files.ts';
import { GroupCommit, type Survives } from './group-commit.ts';
import { makePrivateFolder } from './private-folder.ts';

/** Before it serves anybody it may wait. */
const startPatienceMs = 2_000;
/** One who only reads has nobody waiting. */
const renewPatienceMs = 2_000;

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
  #connection: Connection | undefined;
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
    this.#opened.define(schema, this.#patienceMs);
    this.#files = filesAt(this.#path);
  }

  /** Made once for each file that is opened: no text may be one of many. */
  prepare(sql: string): StatementSync {
    return this.#opened.prepare(sql);
  }

  /** Does all of `work` or, with its exception, nothing of it: at once or not at all. For what comes before serving. */
  transaction<T>(work: () => T): T {
    return this.#opened.transaction(work);
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
   * @param patienceMs what a look may take where another process makes the file again
   * @returns whether another file is read from now on
   */
  async renew(patienceMs = renewPatienceMs): Promise<boolean> {
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
    const connection = this.#opened;
    const result =
      survives === 'disk' ? connection.transaction(work) : connection.unsynced(work, this.#quickly);
    // what was committed to a file that is gone is gone with it
    if (this.#isLost()) throw new FileLost(this.#path);
    return result;
  }

  #renew(): boolean {
    if (this.#connection && !this.#isLost()) return false;
    const { file } = this.#files;
    this.#makeAgain();
    return this.#files.file !== file;
  }

  get #opened(): Connection {
    if (!this.#connection) throw new FileLost(this.#path);
    return this.#connection;
  }

  #closeFile(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close();
  }

  #open(patienceMs: number): void {
    makePrivateFolder(dirname(this.#path));
    makePrivate(this.#path);
    this.#connection = new Connection(this.#path, this.#schemas, patienceMs);
    this.#files = filesAt(this.#path);
  }

  /** The old one is closed first: with its end SQLite deletes the log by its name. */
  #makeAgain(): void {
    if (this.#connection) {
      this.#onLost(this.#path);
      this.#clearAway(this.#connection);
    }
    this.#closeFile();
    this.#open(busyMs);
  }

  /** What was committed to a log that somebody deleted is brought into the file, before the log is gone for good. */
  #clearAway(old: Connection): void {
    const { file, log } = filesAt(this.#path);
    if (file === this.#files.file && log === noFiles.log) old.bringIn();
    clearAway(this.#path, this.#files);
  }

  #isLost(): boolean {
    return !isSame(filesAt(this.#path), this.#files);
  }
}
