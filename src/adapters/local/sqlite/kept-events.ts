import type { WebhookEvent } from '../../../domain/event.ts';
import type { BusPlace } from './bus-place.ts';
import type { Database } from './database.ts';
import { deliveredEvent } from './delivered-event.ts';

/** An event of the file, with all that is needed to put it on a bus once more. */
export interface KeptEvent {
  readonly seq: number;
  /** The one that EventBridge delivers: of this event on this bus, not of its delivery. */
  readonly id: string;
  /** Epoch ms at which it came onto the bus here; where that is not known, its own time. */
  readonly arrived: number;
  readonly event: WebhookEvent;
  readonly place: BusPlace;
  /** What EventBridge would deliver, as one line of JSON. */
  json(): string;
}

type Row = Readonly<Record<string, string | number>> & { readonly arrived: number | null };

/** Rows are read some at a time: whoever writes into the file between two of them holds no reader up, and is held up by none. */
const rowsAtOnce = 50;

/** What was on the bus here, for whoever wants it there again. It has the columns of `EventStore`, which comes first. */
export class KeptEvents {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Those behind `after`, up to and with `to`, oldest first. */
  *between(after: number, to: number): Generator<KeptEvent> {
    const select = 'select * from event where seq > ? and seq <= ? order by seq limit ?';
    for (let seq = after; ; ) {
      const rows = this.#db.prepare(select).all(seq, to, rowsAtOnce) as Row[];
      for (const row of rows) yield keptEvent(row);
      if (rows.length < rowsAtOnce) return;
      seq = Number(rows.at(-1)?.seq);
    }
  }
}

function keptEvent(row: Row): KeptEvent {
  const resources = JSON.parse(String(row.resources)) as string[];
  return {
    seq: Number(row.seq),
    id: String(row.id),
    arrived: Number(row.arrived ?? row.time),
    event: {
      id: deliveryOf(resources),
      endpoint: String(row.endpoint),
      // which one it was on is not kept
      bus: 'default',
      source: String(row.source),
      detailType: String(row.detail_type),
      time: Number(row.time),
      resources,
      detail: String(row.detail),
    },
    place: { account: String(row.account), region: String(row.region) },
    json: () => deliveredEvent(row),
  };
}

/** The name of the delivery that an event was made of. */
export function deliveryOf([urn = '']: readonly string[]): string {
  const encoded = urn.slice(urn.lastIndexOf(':') + 1);
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
