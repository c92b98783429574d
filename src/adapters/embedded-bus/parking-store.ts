import type { WebhookEvent } from '../../domain/event.ts';
import type { Log } from '../../ports/log.ts';
import type { Parking } from '../../ports/parking.ts';
import type { Publisher, Receipt } from '../../ports/publisher.ts';
import type { Database } from './database.ts';

const atOnce = 100;

const schema = `
  create table if not exists parked (
    seq integer primary key autoincrement,
    event text not null,
    attempts integer not null default 0
  ) strict`;

/** Events that wait in the file until the bus takes them. */
export class ParkingStore implements Parking {
  readonly #db: Database;
  readonly #log: Log;

  constructor(db: Database, log: Log) {
    this.#db = db;
    this.#log = log;
    db.exec(schema);
  }

  async park(events: readonly WebhookEvent[]): Promise<readonly Receipt[]> {
    try {
      const insert = this.#db.prepare('insert into parked (event) values (?)');
      this.#db.transaction(() => {
        for (const event of events) insert.run(JSON.stringify(event));
      });
      return events.map(() => ({ status: 'parked' }));
    } catch (error) {
      this.#log.write('error', 'parking_failed', { message: (error as Error).message });
      return events.map(() => ({ status: 'unavailable', code: 'parking_failed' }));
    }
  }

  get count(): number {
    return Number(this.#db.prepare('select count(*) as n from parked').get()?.n);
  }

  /**
   * Publishes what waits, the least tried and oldest first, until the bus does not take all of a round.
   * @param deadlineFor epoch ms at which one round must be over
   * @returns how many were published
   */
  async redrive(publisher: Publisher, deadlineFor: () => number): Promise<number> {
    const select = this.#db.prepare('select seq, event from parked order by attempts, seq limit ?');
    const tried = this.#db.prepare('update parked set attempts = attempts + 1 where seq = ?');
    const remove = this.#db.prepare('delete from parked where seq = ?');
    for (let published = 0; ; ) {
      const rows = select.all(atOnce) as { seq: number; event: string }[];
      if (rows.length === 0) return published;
      const receipts = await publisher.publish(
        rows.map(({ event }) => JSON.parse(event)),
        deadlineFor(),
      );
      const done = rows.filter((_, at) => receipts[at]?.status === 'published');
      this.#db.transaction(() => {
        for (const row of rows) (done.includes(row) ? remove : tried).run(row.seq);
      });
      published += done.length;
      if (done.length < rows.length) return published;
    }
  }
}
