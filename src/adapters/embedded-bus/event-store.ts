import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WebhookEvent } from '../../domain/event.ts';
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

/** Events in an SQLite file. An event is on the disk before `append` returns, so that it survives a kill. */
export class EventStore {
  readonly #db: DatabaseSync;

  /** @param path of the file; it and its folder are made where they are missing */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#db = new DatabaseSync(path);
    this.#db.exec('pragma busy_timeout = 2000; pragma journal_mode = wal; pragma synchronous = full');
    this.#db.exec(schema);
  }

  /** All of them or, with an exception, none. */
  append(events: readonly WebhookEvent[]): void {
    const insert = this.#db.prepare(
      'insert into event (id, endpoint, source, detail_type, time, resources, detail) values (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#db.exec('begin immediate');
    try {
      for (const event of events) {
        const { endpoint, source, detailType, time, resources, detail } = event;
        insert.run(randomUUID(), endpoint, source, detailType, time, JSON.stringify(resources), detail);
      }
      this.#db.exec('commit');
    } catch (error) {
      this.#db.exec('rollback');
      throw error;
    }
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

  close(): void {
    this.#db.close();
  }
}
