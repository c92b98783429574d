import { existsSync } from 'node:fs';
import { Database } from '../adapters/embedded-bus/database.ts';
import { DeadLetterStore } from '../adapters/embedded-bus/dead-letter-store.ts';
import type { Io } from './io.ts';
import type { ParkingPlace } from './parking-place.ts';
import { statePaths } from './workplace.ts';

/** The file of `serve`, which may run meanwhile. @returns nothing, and says so, where there is no file */
export function parkedHere(io: Io): ParkingPlace | undefined {
  const path = statePaths(io).events;
  if (!existsSync(path)) {
    io.err.write(`nothing is parked: there is no ${path}, and the configuration has no park.queueUrl\n`);
    return undefined;
  }
  const db = new Database(path);
  const letters = new DeadLetterStore(db);
  return {
    counts: async () => [`parked: ${letters.waiting} waiting`, `dead letters: ${letters.count} waiting`],
    letters: () => ({
      list: async () => letters.list(),
      redrive: (id) => letters.redrive(id),
      drop: (id) => letters.drop(id),
    }),
    close: () => db.close(),
  };
}
