import { existsSync } from 'node:fs';
import { Database } from '../../adapters/local/sqlite/database.ts';
import { DeadLetterStore } from '../../adapters/local/sqlite/dead-letter-store.ts';
import { reason } from '../errors/failure-words.ts';
import { exitCode, type Io, UserError } from '../io.ts';
import { statePaths } from '../state-folder.ts';
import type { ParkingPlace } from './parking-place.ts';

/** The file of `serve`, which may run meanwhile. @returns nothing, and says so, where there is no file */
export function parkedHere(io: Io): ParkingPlace | undefined {
  const path = statePaths(io).events;
  if (!existsSync(path)) {
    io.err.write(`nothing is parked: there is no ${path}, and the configuration has no park.queueUrl\n`);
    return undefined;
  }
  const { db, letters } = lettersIn(path);
  return {
    counts: async () => [
      { queue: 'parked', waiting: letters.waiting },
      { queue: 'dead letters', waiting: letters.count },
    ],
    letters: () => ({
      list: async () => letters.list(),
      redrive: (id) => letters.redrive(id),
      drop: (id) => letters.drop(id),
    }),
    close: () => db.close(),
  };
}

/** @throws {UserError} that says which file cannot be read */
function lettersIn(path: string) {
  try {
    const db = new Database(path);
    return { db, letters: new DeadLetterStore(db) };
  } catch (error) {
    throw new UserError(`${path}: ${reason(error)}`, exitCode.failed);
  }
}
