import { randomUUID } from 'node:crypto';
import type { WebhookEvent } from '../../domain/event.ts';
import { wholeTime } from '../../domain/time.ts';
import type { Database } from './database.ts';
import { deliveredEvent } from './delivered-event.ts';

/** An event as it lies in the store. */
export interface StoredEvent {
  /** Grows with every event; the place to read on from. */
  readonly seq: number;
  readonly endpoint: string;
  readonly detailType: string;
  /** What EventBridge would deliver, as one line of JSON. */
  readonly json: string;
}

const schema = `
  create table if not exists event (
    seq integer primary key autoincrement,
    id text not null,
    endpoint text not null,
    source text not null,
    detail_type text not null,
    time integer not null,
    resources text not null,
    detail text not null
  ) strict`;

/** Events in the file. An event is on the disk before `append` returns. */
export class EventStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
    db.define(schema);
  }

  /**
   * All of them or, with an exception, none.
   * @param patienceMs for which it may wait where another process has the file locked
   */
  async append(events: readonly WebhookEvent[], patienceMs: number): Promise<void> {
    await this.#db.write(() => {
      const insert = this.#db.prepare(
        'insert into event (id, endpoint, source, detail_type, time, resources, detail) values (?, ?, ?, ?, ?, ?, ?)',
      );
      for (const { endpoint, source, detailType, time, resources, detail } of events) {
        const values = [endpoint, source, detailType, wholeTime(time), JSON.stringify(resources), detail];
        insert.run(randomUUID(), ...values);
      }
    }, patienceMs);
  }

  /** The events behind `seq`, oldest first. */
  *readAfter(seq: number): Generator<StoredEvent> {
    const select = this.#db.prepare('select * from event where seq > ? order by seq');
    for (const row of select.iterate(seq) as IterableIterator<Record<string, string | number>>) {
      yield {
        seq: Number(row.seq),
        endpoint: String(row.endpoint),
        detailType: String(row.detail_type),
        json: deliveredEvent(row),
      };
    }
  }
}
