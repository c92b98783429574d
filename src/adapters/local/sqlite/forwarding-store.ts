import type { Database } from './database.ts';
import type { EventStore, StoredEvent } from './event-store.ts';
import { type ForwardingRow, type NewForwarding, rowOf, schema } from './forwarding-table.ts';

/** What a step may take where another process has the file locked; the next look does it again. */
const patienceMs = 1_000;
/** Each of the same database, so that no delivery waits long behind it. */
const prunedAtOnce = 500;

/**
 * What is forwarded, and how far the events have been looked at. None of it needs the disk before the next power cut:
 * a cursor is never ahead of its rows, and what was done twice then is what a target must bear anyway.
 */
export class ForwardingStore {
  readonly #db: Database;
  readonly #events: EventStore;

  /** @param events of the same file: their table is there */
  constructor(db: Database, events: EventStore) {
    this.#db = db;
    this.#events = events;
    db.define(schema);
  }

  /** The last event that was looked at. */
  get cursor(): number {
    return Number(this.#db.prepare('select seq from forwarding_cursor').get()?.seq);
  }

  /** The last event that no target needs any more, and none before it. */
  get doneUpTo(): number {
    const waiting = "select coalesce(min(seq) - 1, ?) as seq from forwarding where status = 'waiting'";
    return Math.min(this.cursor, Number(this.#db.prepare(waiting).get(Number.MAX_SAFE_INTEGER)?.seq));
  }

  /** Of the last event that came. */
  get lastSeq(): number {
    return Number(this.#db.prepare('select coalesce(max(seq), 0) as seq from event').get()?.seq);
  }

  /**
   * Takes on what was found between two places. Where another process has done so already, nothing.
   * @returns the rows that were made
   */
  async take(from: number, to: number, found: readonly NewForwarding[]): Promise<readonly ForwardingRow[]> {
    return await this.#write(() => {
      const moved = this.#db.prepare('update forwarding_cursor set seq = ? where seq = ?').run(to, from);
      if (moved.changes === 0) return [];
      const insert = this.#db.prepare(
        `insert into forwarding (rule, target, seq, urn, taken_at, next_at) values (?, ?, ?, ?, ?, ?) returning *`,
      );
      return found.map(({ rule, target, seq, urn, takenAt }) =>
        rowOf(insert.get(rule, target, seq, urn, takenAt, takenAt) ?? {}),
      );
    });
  }

  /** What is to be tried now for a rule, the longest due first. */
  due(rule: string, now: number, most: number): readonly ForwardingRow[] {
    return this.#db
      .prepare(
        `select * from forwarding where status = 'waiting' and rule = ? and next_at <= ? order by next_at, id limit ?`,
      )
      .all(rule, now, most)
      .map(rowOf);
  }

  get(id: number): ForwardingRow | undefined {
    const row = this.#db.prepare('select * from forwarding where id = ?').get(id);
    return row && rowOf(row);
  }

  of(urns: readonly string[]): readonly ForwardingRow[] {
    return this.#db
      .prepare('select * from forwarding where urn in (select value from json_each(?)) order by id')
      .all(JSON.stringify(urns))
      .map(rowOf);
  }

  /** Newest first. */
  ofRule(rule: string, most: number): readonly ForwardingRow[] {
    return this.#db
      .prepare('select * from forwarding where rule = ? order by id desc limit ?')
      .all(rule, most)
      .map(rowOf);
  }

  /** What a target is sent. Nothing where the event is no longer kept. */
  eventOf(seq: number): StoredEvent | undefined {
    return this.#events.get(seq);
  }

  /** Writes down what came of an attempt. */
  async settle(row: ForwardingRow): Promise<void> {
    await this.#write(() =>
      this.#db
        .prepare(
          `update forwarding set target = ?, status = ?, attempts = ?, function_errors = ?, tried_at = ?, next_at = ?,
           answer = ? where id = ?`,
        )
        .run(
          row.target,
          row.status,
          row.attempts,
          row.functionErrors,
          row.triedAt ?? null,
          row.nextAt ?? null,
          row.answer ?? null,
          row.id,
        ),
    );
  }

  /** Gives up what waits for a rule that is none of these. @returns what it was */
  async giveUpAllBut(rules: readonly string[], answer: string): Promise<readonly ForwardingRow[]> {
    return await this.#write(() =>
      this.#db
        .prepare(
          `update forwarding set status = 'given up', next_at = null, answer = ?
           where status = 'waiting' and rule not in (select value from json_each(?)) returning *`,
        )
        .all(answer, JSON.stringify(rules))
        .map(rowOf),
    );
  }

  /** Forgets the oldest of what is done, where there is more than `keep` of it. @returns how many */
  async prune(keep: number): Promise<number> {
    const { changes } = await this.#write(() =>
      this.#db
        .prepare(
          `delete from forwarding where status <> 'waiting' and id in (
             select id from forwarding where status <> 'waiting' and id <= (
               select id from forwarding where status <> 'waiting' order by id desc limit 1 offset ?
             ) order by id limit ${prunedAtOnce})`,
        )
        .run(keep),
    );
    return Number(changes);
  }

  async #write<T>(work: () => T): Promise<T> {
    return await this.#db.write(work, patienceMs, 'process');
  }
}
