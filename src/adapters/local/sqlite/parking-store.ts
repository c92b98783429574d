import type { WebhookEvent } from '../../../domain/event.ts';
import { type Fate, fateOf } from '../../../domain/publishing/fate.ts';
import { putApart } from '../../../domain/publishing/put-apart.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Parking } from '../../../ports/parking.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';
import type { Database } from './database.ts';
import { DeadLetterStore } from './dead-letter-store.ts';

const atOnce = 100;

/** Makes texts of events, and events of texts. */
interface MessageTexts {
  inline(event: WebhookEvent): string;
  /** @returns nothing for what nobody can make sense of */
  read(text: string, time: TimeLeft): Promise<WebhookEvent | undefined>;
}

/** What one sweep has done. */
export interface Redriven {
  readonly published: number;
  readonly deadLetters: number;
  readonly waiting: number;
  /** Why what waits does. */
  readonly codes: readonly string[];
}

interface Row {
  readonly seq: number;
  readonly text: string;
  readonly event?: WebhookEvent | undefined;
  readonly fate: Fate;
}

/** Events that wait in the file until the bus takes them. */
export class ParkingStore implements Parking {
  readonly #db: Database;
  readonly #texts: MessageTexts;
  readonly #deadLetters: DeadLetterStore;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(db: Database, texts: MessageTexts, clock: Clock, log: Log) {
    this.#db = db;
    this.#texts = texts;
    this.#deadLetters = new DeadLetterStore(db);
    this.#clock = clock;
    this.#log = log;
  }

  async park(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    try {
      await this.#db.write(() => {
        const insert = this.#db.prepare('insert into parked (event) values (?)');
        for (const event of events) insert.run(this.#texts.inline(event));
      }, time.left);
      return events.map(() => ({ status: 'parked' }));
    } catch (error) {
      this.#log.write('error', 'parking_failed', { message: (error as Error).message });
      return events.map(() => ({ status: 'unavailable', reason: 'outage', code: 'parking_failed' }));
    }
  }

  get count(): number {
    return this.#deadLetters.waiting;
  }

  /**
   * Publishes what waits, the least tried and oldest first, until the bus takes nothing of a round.
   * @param timeForRound makes the time within which one round must be over
   * @param stop ends it after the round that is under way
   * @throws what the file throws; nothing is lost by that, some may be published again
   */
  async redrive(publisher: Publisher, timeForRound: () => TimeLeft, stop?: AbortSignal): Promise<Redriven> {
    let published = 0;
    let deadLetters = 0;
    for (;;) {
      const time = timeForRound();
      const rows = await this.#settle(await this.#publish(await this.#next(time), publisher, time), time);
      const waiting = rows.flatMap(({ fate }) => (fate.kind === 'waits' ? fate.code : []));
      const dead = rows.filter(({ fate }) => fate.kind === 'dead').length;
      const done = rows.length - waiting.length - dead;
      published += done;
      deadLetters += dead;
      if (done + dead > 0 && !stop?.aborted) continue;
      return { published, deadLetters, waiting: this.count, codes: [...new Set(waiting)] };
    }
  }

  async #next(time: TimeLeft): Promise<readonly Row[]> {
    const select = this.#db.prepare('select seq, event as text from parked order by attempts, seq limit ?');
    const rows = select.all(atOnce) as { seq: number; text: string }[];
    return Promise.all(
      rows.map(async ({ seq, text }) => {
        const event = await this.#read(text, time);
        return { seq, text, event, fate: event ? { kind: 'done' } : { kind: 'dead', reason: 'unreadable' } };
      }),
    );
  }

  /** Rows of the first version are the event alone. */
  async #read(text: string, time: TimeLeft): Promise<WebhookEvent | undefined> {
    return (await this.#texts.read(text, time)) ?? (await this.#texts.read(`{"v":1,"event":${text}}`, time));
  }

  async #publish(rows: readonly Row[], publisher: Publisher, time: TimeLeft): Promise<readonly Row[]> {
    const events = rows.flatMap(({ event }) => event ?? []);
    const onFailure = ({ id, endpoint }: WebhookEvent, error: unknown) =>
      this.#log.write('error', 'redrive_failed', { id, endpoint, stack: (error as Error).stack });
    const receipts = (await putApart(publisher, events, time, onFailure)).values();
    return rows.map((row) => (row.event ? { ...row, fate: fateOf(receipts.next().value) } : row));
  }

  async #settle(rows: readonly Row[], time: TimeLeft): Promise<readonly Row[]> {
    if (rows.length === 0) return rows;
    const now = this.#clock.now();
    const buried = await this.#db.write(() => {
      const tried = this.#db.prepare('update parked set attempts = attempts + 1 where seq = ?');
      const remove = this.#db.prepare('delete from parked where seq = ?');
      return rows.flatMap(({ seq, text, event, fate }) => {
        (fate.kind === 'waits' ? tried : remove).run(seq);
        if (fate.kind !== 'dead') return [];
        return { letter: this.#deadLetters.add(text, fate.reason, now), event, reason: fate.reason };
      });
    }, time.left);
    for (const { letter, event, reason } of buried) {
      const { id, endpoint } = event ?? {};
      const message = `dead letter ${letter}: sallyport parked --dead shows it`;
      this.#log.write('error', 'redrive_dead_letter', { letter, id, endpoint, reason, message });
    }
    return rows;
  }
}
