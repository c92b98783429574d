import { randomUUID } from 'node:crypto';
import type { WebhookEvent } from '../../../domain/event.ts';
import { wholeTime } from '../../../domain/time.ts';
import type { Clock } from '../../../ports/clock.ts';
import { type BusPlace, nowhere } from './bus-place.ts';
import type { Database } from './database.ts';
import { deliveredEvent } from './delivered-event.ts';
import { arrivedAt, defineEvents } from './event-table.ts';
import { rememberStored } from './stored-as.ts';

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

type Row = Readonly<Record<string, string | number>>;

/** Which events are read. */
interface Span {
  /** Those behind this `seq`. */
  readonly after?: number;
  /** Up to and with this one. */
  readonly last?: number;
  /** Those that came onto the bus here at this time or later, epoch ms. */
  readonly since?: number | undefined;
  readonly newestFirst?: boolean;
}

/** By the index alone: of a row that is not meant nothing is read. */
const bySince = `select seq from event indexed by event_arrived where ${arrivedAt} >= ?`;

interface Done {
  markDone(key: string): void;
}

/** Events in the file. An event is on the disk before `append` returns. */
export class EventStore {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #place: BusPlace;
  readonly #ledger: Done | undefined;

  /**
   * @param clock by which events arrive
   * @param place of the events that are appended; those that are there keep theirs
   * @param ledger told of what is appended, in the same transaction
   */
  constructor(db: Database, clock: Clock, place: BusPlace = nowhere, ledger?: Done) {
    this.#db = db;
    this.#clock = clock;
    this.#place = place;
    this.#ledger = ledger;
    defineEvents(db);
  }

  /**
   * All of them or, with an exception, none.
   * @param patienceMs for which it may wait where another process has the file locked
   */
  async append(events: readonly WebhookEvent[], patienceMs: number): Promise<void> {
    const { account, region } = this.#place;
    const added = await this.#db.write(() => {
      const insert = this.#db.prepare(
        `insert into event (id, endpoint, source, detail_type, time, resources, detail, account, region, arrived)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      const arrived = wholeTime(this.#clock.now());
      return events.map((event) => {
        const { endpoint, source, detailType, time, resources, detail, suppressionKey } = event;
        const id = randomUUID();
        const values = [endpoint, source, detailType, wholeTime(time), JSON.stringify(resources), detail];
        const { lastInsertRowid } = insert.run(id, ...values, account, region, arrived);
        if (suppressionKey !== undefined) this.#ledger?.markDone(suppressionKey);
        return [event, { seq: Number(lastInsertRowid), id, account, region }] as const;
      });
    }, patienceMs);
    for (const [event, as] of added) rememberStored(event, as);
  }

  /**
   * Deletes some of the oldest, a few at a time: nobody waits for long, and a file that holds a million is no slower than another.
   * @param keep how many stay at least
   * @param atOnce how many go at most
   * @param doneUpTo nothing behind this `seq` goes
   * @returns how many went
   */
  async prune(keep: number, atOnce: number, doneUpTo = Number.MAX_SAFE_INTEGER): Promise<number> {
    const last = Math.min(this.last - keep, doneUpTo);
    if (!this.#db.prepare('select 1 from event where seq <= ? limit 1').get(last)) return 0;
    const { changes } = await this.#db.write(
      () =>
        this.#db
          .prepare(
            'delete from event where seq in (select seq from event where seq <= ? order by seq limit ?)',
          )
          .run(last, atOnce),
      0,
      'process',
    );
    return Number(changes);
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
    const direction = newestFirst ? 'desc' : 'asc';
    const select = this.#db.prepare(
      `select * from event where seq > ? and seq <= ? ${isMeant} order by seq ${direction}`,
    );
    const rows = since === undefined ? select.iterate(after, last) : select.iterate(after, last, since);
    for (const row of rows as IterableIterator<Row>) yield toEvent(row);
  }

  /** Nothing where it is not there any more. */
  get(seq: number): StoredEvent | undefined {
    const row = this.#db.prepare('select * from event where seq = ?').get(seq) as Row | undefined;
    return row && toEvent(row);
  }
}

function toEvent(row: Row): StoredEvent {
  return {
    seq: Number(row.seq),
    id: String(row.id),
    endpoint: String(row.endpoint),
    source: String(row.source),
    detailType: String(row.detail_type),
    time: Number(row.time),
    json: deliveredEvent(row),
  };
}
