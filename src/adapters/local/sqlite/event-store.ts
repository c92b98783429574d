import { randomUUID } from 'node:crypto';
import type { WebhookEvent } from '../../../domain/event.ts';
import { wholeTime } from '../../../domain/time.ts';
import type { Database } from './database.ts';
import { deliveredEvent } from './delivered-event.ts';

/** An event as it lies in the store. */
export interface StoredEvent {
  /** Grows with every event; the place to read on from. */
  readonly seq: number;
  /** The one that EventBridge delivers. */
  readonly id: string;
  readonly endpoint: string;
  readonly source: string;
  readonly detailType: string;
  /** Of the event, epoch ms. */
  readonly time: number;
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
    detail text not null,
    account text not null default '000000000000',
    region text not null default 'local'
  ) strict;
  create index if not exists event_time on event (time)`;

/** Columns that files of earlier versions lack; what lies in them was delivered with these values. */
const later = {
  account: "alter table event add column account text not null default '000000000000'",
  region: "alter table event add column region text not null default 'local'",
};

/** Where a bus says that its events come from. */
export interface BusPlace {
  /** Of AWS, 12 digits. */
  readonly account: string;
  readonly region: string;
}

/** What events say that were on no bus of AWS. */
export const nowhere: BusPlace = { account: '000000000000', region: 'local' };

/** Which events are read. */
interface Span {
  /** Those behind this `seq`. */
  readonly after?: number;
  /** Up to and with this one. */
  readonly last?: number;
  /** Those of this time or later. */
  readonly since?: number | undefined;
  readonly newestFirst?: boolean;
}

/** By the index alone: of a row that is not meant nothing is read. */
const bySince = 'select seq from event indexed by event_time where time >= ?';

interface Done {
  markDone(key: string): void;
}

/** Events in the file. An event is on the disk before `append` returns. */
export class EventStore {
  readonly #db: Database;
  readonly #place: BusPlace;
  readonly #ledger: Done | undefined;

  /**
   * @param place of the events that are appended; those that are there keep theirs
   * @param ledger told of what is appended, in the same transaction
   */
  constructor(db: Database, place: BusPlace = nowhere, ledger?: Done) {
    this.#db = db;
    this.#place = place;
    this.#ledger = ledger;
    db.define(schema);
    this.#addLaterColumns();
  }

  /**
   * All of them or, with an exception, none.
   * @param patienceMs for which it may wait where another process has the file locked
   */
  async append(events: readonly WebhookEvent[], patienceMs: number): Promise<void> {
    const { account, region } = this.#place;
    await this.#db.write(() => {
      const insert = this.#db.prepare(
        `insert into event (id, endpoint, source, detail_type, time, resources, detail, account, region)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      for (const { endpoint, source, detailType, time, resources, detail, suppressionKey } of events) {
        const values = [endpoint, source, detailType, wholeTime(time), JSON.stringify(resources), detail];
        insert.run(randomUUID(), ...values, account, region);
        if (suppressionKey !== undefined) this.#ledger?.markDone(suppressionKey);
      }
    }, patienceMs);
  }

  /** The `seq` of the youngest, 0 where there is none. */
  get last(): number {
    return Number(this.#db.prepare('select coalesce(max(seq), 0) as last from event').get()?.last);
  }

  /** The events behind `seq`, oldest first. */
  readAfter(seq: number): Generator<StoredEvent> {
    return this.read({ after: seq });
  }

  /** Those that are meant, oldest first unless it is said. However many there are, it begins at once. */
  *read({
    after = 0,
    last = Number.MAX_SAFE_INTEGER,
    since,
    newestFirst = false,
  }: Span): Generator<StoredEvent> {
    const isMeant = since === undefined ? '' : `and seq in (${bySince})`;
    const order = newestFirst ? 'desc' : 'asc';
    const select = this.#db.prepare(
      `select * from event where seq > ? and seq <= ? ${isMeant} order by seq ${order}`,
    );
    const rows = since === undefined ? select.iterate(after, last) : select.iterate(after, last, since);
    for (const row of rows as IterableIterator<Record<string, string | number>>) {
      yield {
        seq: Number(row.seq),
        id: String(row.id),
        endpoint: String(row.endpoint),
        source: String(row.source),
        detailType: String(row.detail_type),
        time: Number(row.time),
        json: deliveredEvent(row),
      };
    }
  }

  /** Looks and adds in one transaction, since another process may open the file at the same time. */
  #addLaterColumns(): void {
    const columns = () =>
      this.#db
        .prepare('pragma table_info(event)')
        .all()
        .map(({ name }) => name);
    const missing = () => Object.entries(later).filter(([name]) => !columns().includes(name));
    if (missing().length === 0) return;
    this.#db.transaction(() => {
      for (const [, alter] of missing()) this.#db.prepare(alter).run();
    });
  }
}
