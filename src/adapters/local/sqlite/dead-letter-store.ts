import type { DeadLetter } from '../../../domain/publishing/dead-letter.ts';
import type { Database } from './database.ts';

/** `event` is the text that the parking queue in AWS would hold. */
const schema = `
  create table if not exists parked (
    seq integer primary key autoincrement,
    event text not null,
    attempts integer not null default 0
  ) strict;
  create table if not exists dead_letter (
    id integer primary key autoincrement,
    text text not null,
    reason text not null,
    sent_at integer not null
  ) strict`;

/** What one command may take where another process has the file locked. */
const patienceMs = 5_000;

/** What was parked and no bus will ever take, in the file. Every method throws what SQLite throws. */
export class DeadLetterStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
    db.define(schema);
  }

  /** For a transaction that takes it out of what is parked. @returns the id of the letter */
  add(text: string, reason: string, sentAt: number): string {
    const { lastInsertRowid } = this.#db
      .prepare('insert into dead_letter (text, reason, sent_at) values (?, ?, ?)')
      .run(text, reason, sentAt);
    return String(lastInsertRowid);
  }

  get count(): number {
    return this.#count('dead_letter');
  }

  /** Events that are parked and not dead. */
  get waiting(): number {
    return this.#count('parked');
  }

  /** The oldest first. */
  list(): readonly DeadLetter[] {
    return this.#db
      .prepare('select id, text, reason, sent_at from dead_letter order by id')
      .all()
      .map(({ id, text, reason, sent_at }) => ({
        id: String(id),
        text: String(text),
        reason: String(reason),
        sentAt: Number(sent_at),
      }));
  }

  /** Lets it wait for the bus again. @returns false when there is no letter of that id */
  async redrive(id: string): Promise<boolean> {
    return await this.#db.write(() => {
      const parked = this.#db
        .prepare('insert into parked (event) select text from dead_letter where cast(id as text) = ?')
        .run(id);
      return this.#remove(id) && parked.changes === 1;
    }, patienceMs);
  }

  /** @returns false when there is no letter of that id */
  async drop(id: string): Promise<boolean> {
    return await this.#db.write(() => this.#remove(id), patienceMs);
  }

  #count(table: 'dead_letter' | 'parked'): number {
    return Number(this.#db.prepare(`select count(*) as n from ${table}`).get()?.n);
  }

  #remove(id: string): boolean {
    return this.#db.prepare('delete from dead_letter where cast(id as text) = ?').run(id).changes === 1;
  }
}
