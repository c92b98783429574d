import { wholeTime } from '../../../domain/time.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ledger, LedgerEntry } from '../../../ports/ledger.ts';
import type { Database } from './database.ts';

/** What one answer may take where another process has the file locked. */
const answerMs = 250;

const schema =
  'create table if not exists ledger (key text primary key, owner text, until integer not null) strict, without rowid';

/** Which deliveries are done, in the file. */
export class LedgerStore implements Ledger {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #windowMs: number;

  constructor(db: Database, clock: Clock, windowSeconds: number) {
    this.#db = db;
    this.#clock = clock;
    this.#windowMs = windowSeconds * 1000;
    db.define(schema);
  }

  /**
   * A row with an owner is a claim until its lease ends, one without is done until its window ends. A claim of the same
   * owner is one that is made again, since the file was lost under it.
   */
  async claim(key: string, owner: string, leaseMs: number): Promise<LedgerEntry> {
    const now = this.#clock.now();
    return await this.#db.write(() => {
      this.#run('delete from ledger where key = ? and (until <= ? or owner = ?)', key, now, owner);
      const until = wholeTime(Math.ceil(now + leaseMs));
      const inserted = this.#run(
        'insert or ignore into ledger (key, owner, until) values (?, ?, ?)',
        key,
        owner,
        until,
      );
      if (inserted === 1) return 'claimed';
      return this.#db.prepare('select owner from ledger where key = ?').get(key)?.owner ? 'busy' : 'done';
    }, answerMs);
  }

  async done(key: string): Promise<void> {
    const now = this.#clock.now();
    const until = wholeTime(now + this.#windowMs);
    await this.#db.write(() => {
      this.#run('insert or replace into ledger (key, owner, until) values (?, null, ?)', key, until);
      this.#run('delete from ledger where until <= ?', now);
    }, answerMs);
  }

  async release(key: string, owner: string): Promise<void> {
    await this.#db.write(
      () => this.#run('delete from ledger where key = ? and owner = ?', key, owner),
      answerMs,
    );
  }

  /** @returns how many rows it has changed */
  #run(sql: string, ...values: readonly (string | number)[]): number {
    return Number(this.#db.prepare(sql).run(...values).changes);
  }
}
