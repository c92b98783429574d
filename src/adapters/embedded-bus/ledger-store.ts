import { wholeTime } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger, LedgerEntry } from '../../ports/ledger.ts';
import type { Database } from './database.ts';

/** Which deliveries are done, in the file. */
export class LedgerStore implements Ledger {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #windowMs: number;

  constructor(db: Database, clock: Clock, windowSeconds: number) {
    this.#db = db;
    this.#clock = clock;
    this.#windowMs = windowSeconds * 1000;
    db.exec(
      'create table if not exists ledger (key text primary key, owner text, until integer not null) strict, without rowid',
    );
  }

  /** A row with an owner is a claim until its lease ends, one without is done until its window ends. */
  async claim(key: string, owner: string, leaseMs: number): Promise<LedgerEntry> {
    const now = this.#clock.now();
    this.#db.prepare('delete from ledger where key = ? and until <= ?').run(key, now);
    const { changes } = this.#db
      .prepare('insert or ignore into ledger (key, owner, until) values (?, ?, ?)')
      .run(key, owner, wholeTime(Math.ceil(now + leaseMs)));
    if (changes === 1) return 'claimed';
    return this.#db.prepare('select owner from ledger where key = ?').get(key)?.owner ? 'busy' : 'done';
  }

  async done(key: string): Promise<void> {
    const until = wholeTime(this.#clock.now() + this.#windowMs);
    this.#db.prepare('insert or replace into ledger (key, owner, until) values (?, null, ?)').run(key, until);
    this.#db.prepare('delete from ledger where until <= ?').run(this.#clock.now());
  }

  async release(key: string, owner: string): Promise<void> {
    this.#db.prepare('delete from ledger where key = ? and owner = ?').run(key, owner);
  }
}
