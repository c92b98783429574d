import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateFolder } from '../adapters/local/sqlite/private-folder.ts';
import { reason } from './errors/failure-words.ts';
import { type Io, UserError } from './io.ts';

/** Where the commands keep what they keep. */
export interface StatePaths {
  readonly folder: string;
  readonly secrets: string;
  readonly events: string;
  readonly deliveries: string;
}

export function statePaths(io: Io): StatePaths {
  const folder = join(io.cwd, '.sallyport');
  return {
    folder,
    secrets: join(folder, 'secrets.json'),
    events: join(folder, 'events.db'),
    deliveries: join(folder, 'deliveries.db'),
  };
}

/** @throws {UserError} when it cannot be used */
export function makeStateFolder(io: Io): StatePaths {
  const paths = statePaths(io);
  try {
    makePrivateFolder(paths.folder);
    // it may have been there with other modes
    if (existsSync(paths.secrets)) chmodSync(paths.secrets, 0o600);
  } catch (error) {
    throw new UserError(`${paths.folder} cannot be used: ${reason(error)}`);
  }
  return paths;
}
