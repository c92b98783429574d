import { Database } from '../../adapters/local/sqlite/database.ts';
import type { Log } from '../../ports/log.ts';
import { isOfDatabase, reason } from '../errors/failure-words.ts';
import { exitCode, UserError } from '../io.ts';

/** @throws {UserError} where it cannot be used */
export function openEventsFile(path: string, log: Log): Database {
  const tellOfLoss = (lost: string) =>
    log.write('error', 'events_file_lost', {
      message: `${lost} was deleted or replaced while the gateway ran: what was in it is gone, and a new one is made`,
    });
  try {
    return new Database(path, tellOfLoss);
  } catch (error) {
    if (!isOfDatabase(error)) throw error;
    throw new UserError(`${path}: ${reason(error)}`, exitCode.failed);
  }
}
