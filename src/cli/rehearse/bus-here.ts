import { existsSync } from 'node:fs';
import { Database } from '../../adapters/local/sqlite/database.ts';
import { EventStore } from '../../adapters/local/sqlite/event-store.ts';
import { Listeners } from '../../adapters/local/sqlite/listeners.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { SenderAddress } from '../../domain/receiving/sender-address.ts';
import type { Stage } from '../../rehearsal/stage.ts';
import { isOfDatabase } from '../errors/failure-words.ts';
import type { Io } from '../io.ts';
import { statePaths } from '../state-folder.ts';

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

interface BusHere {
  readonly newEvents: NonNullable<Stage['newEvents']>;
  close(): void;
}

/**
 * The bus of the gateway at an address, seen for one of its endpoints.
 * @returns nothing where that is no `serve` of this folder
 */
export function busHere({ name }: Endpoint, { origin }: SenderAddress, io: Io): BusHere | undefined {
  const db = opened(statePaths(io).events);
  if (!db) return undefined;
  if (!isListening(origin, new Listeners(db).urls)) {
    db.close();
    return undefined;
  }
  const store = new EventStore(db, systemClock);
  let { last } = store;
  return {
    async newEvents() {
      // the numbers of a new file begin anew
      if (await db.renew()) last = 0;
      let count = 0;
      for (const event of store.readAfter(last)) {
        last = event.seq;
        if (event.endpoint === name) count += 1;
      }
      return count;
    },
    close: () => db.close(),
  };
}

/** No gateway runs with a file that cannot be opened. */
function opened(path: string): Database | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return new Database(path);
  } catch (error) {
    if (isOfDatabase(error)) return undefined;
    throw error;
  }
}

function isListening(origin: string, urls: readonly string[]): boolean {
  const { port, hostname } = new URL(origin);
  return urls
    .map((url) => new URL(url))
    .some((at) => at.port === port && (at.hostname === hostname || loopback.includes(hostname)));
}
