import { wholeTime } from '../../../domain/time.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Ledger, LedgerEntry } from '../../../ports/ledger.ts';
import type { Database } from './database.ts';

/** What one answer may take where another process has the file locked. */
const answerMs = 250;

const schema = `
  create table if not exists ledger (key text primary key, owner text, until integer not null) strict, without rowid;
  create index if not exists ledger_until on ledger (until)`;

/** How many of those whose time is over go with one that is done: more than come, and never so many that anybody waits. */
const sweptAtOnce = 10;

const justNowMs = 1_000;

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
   * owner is one that is made again, since the file was lost under it. Nobody has been answered yet: after a power cut the
   * sender comes again, and no claim is missed.
   */
  async claim(key: string, owner: string, leaseMs: number): Promise<LedgerEntry> {
    const now = this.#clock.now();
    const until = wholeTime(Math.ceil(now + leaseMs));
    return await this.#db.write(
      () => {
        const claimed = this.#run(
          `insert into ledger (key, owner, until) values (?, ?, ?)
           on conflict (key) do update set owner = excluded.owner, until = excluded.until
           where until <= ? or owner = excluded.owner`,
          key,
          owner,
          until,
          now,
        );
        if (claimed === 1) return 'claimed';
        return this.#row(key)?.owner ? 'busy' : 'done';
      },
      answerMs,
      'process',
    );
  }

  async done(key: string): Promise<void> {
    const { owner, until = 0 } = this.#row(key) ?? {};
    // its events were stored a moment ago, and it with them
    if (owner === null && Number(until) >= this.#until - justNowMs) return;
    await this.#db.write(() => this.markDone(key), answerMs);
  }

  /** For a transaction that stores what the key stands for: so neither is there without the other. */
  markDone(key: string): void {
    this.#run(
      `insert into ledger (key, owner, until) values (?, null, ?)
       on conflict (key) do update set owner = null, until = excluded.until`,
      key,
      this.#until,
    );
    this.#sweep();
  }

  async release(key: string, owner: string): Promise<void> {
    await this.#db.write(
      () => this.#run('delete from ledger where key = ? and owner = ?', key, owner),
      answerMs,
      'process',
    );
  }

  /** Looks first, since nearly always nothing is over, and a deletion costs several times as much as a look. */
  #sweep(): void {
    const select = this.#db.prepare('select key from ledger where until <= ? limit ?');
    for (const { key } of select.all(this.#clock.now(), sweptAtOnce)) {
      this.#run('delete from ledger where key = ?', String(key));
    }
  }

  /** When the window ends of what is done now. */
  get #until(): number {
    return wholeTime(this.#clock.now() + this.#windowMs);
  }

  #row(key: string) {
    return this.#db.prepare('select owner, until from ledger where key = ?').get(key);
  }

  /** @returns how many rows it has changed */
  #run(sql: string, ...values: readonly (string | number)[]): number {
    return Number(this.#db.prepare(sql).run(...values).changes);
  }
}
