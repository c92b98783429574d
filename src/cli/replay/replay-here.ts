import type { Database } from '../../adapters/local/sqlite/database.ts';
import { EmbeddedBusPublisher } from '../../adapters/local/sqlite/embedded-bus-publisher.ts';
import { EventStore } from '../../adapters/local/sqlite/event-store.ts';
import type { KeptEvent } from '../../adapters/local/sqlite/kept-events.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Publisher } from '../../ports/publisher.ts';
import type { Io } from '../io.ts';
import type { ReplayWay } from './replay-way.ts';

/** The embedded bus again: an event says the account and the Region that it said before. */
export function wayHere(db: Database, io: Io): ReplayWay {
  const publishers = new Map<string, Publisher>();
  const log: Log = { write: (_level, name, { message }) => io.err.write(`${name}: ${message}\n`) };
  return {
    words: 'the embedded bus',
    most: { items: 500, bytes: 1_000_000 },
    patienceMs: 10_000,
    publisherOf({ place }: KeptEvent) {
      const key = `${place.account} ${place.region}`;
      const known =
        publishers.get(key) ?? new EmbeddedBusPublisher(new EventStore(db, systemClock, place), log);
      publishers.set(key, known);
      return known;
    },
    close() {},
  };
}
