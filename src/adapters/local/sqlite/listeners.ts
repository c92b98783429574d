import type { Database } from './database.ts';

const patienceMs = 1_000;

/** Where gateways listen whose events come into the file. One that was killed is among them still. */
export class Listeners {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
    db.define('create table if not exists listener (url text primary key) strict');
  }

  async add(url: string): Promise<void> {
    await this.#db.write(
      () => this.#db.prepare('insert or ignore into listener (url) values (?)').run(url),
      patienceMs,
    );
  }

  async remove(url: string): Promise<void> {
    await this.#db.write(() => this.#db.prepare('delete from listener where url = ?').run(url), patienceMs);
  }

  get urls(): readonly string[] {
    return this.#db
      .prepare('select url from listener')
      .all()
      .map(({ url }) => String(url));
  }
}
