import type { Database } from './database.ts';

const patienceMs = 1_000;

/** Where gateways listen whose events come into the file. */
export class Listeners {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
    db.define('create table if not exists listener (url text primary key, process integer not null) strict');
  }

  /** Of this process. */
  async add(url: string): Promise<void> {
    const add = 'insert or replace into listener (url, process) values (?, ?)';
    await this.#db.write(() => this.#db.prepare(add).run(url, process.pid), patienceMs);
  }

  async remove(url: string): Promise<void> {
    await this.#db.write(() => this.#db.prepare('delete from listener where url = ?').run(url), patienceMs);
  }

  /** Those whose process runs: one that was killed could not take its own away. */
  get urls(): readonly string[] {
    return this.#db
      .prepare('select url, process from listener')
      .all()
      .filter((row) => isRunning(Number(row.process)))
      .map(({ url }) => String(url));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // it is there, and of somebody else
    return Object(error).code === 'EPERM';
  }
}
