import { closeSync, constants, fstatSync, openSync, realpathSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Folders, placeOf, strayWords } from '../rules/read-rules.ts';

const flags =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Adds an event to a file as a line. What a rule was allowed to name may have become a link to elsewhere since: none is
 * followed out of the working folder.
 * @throws {Error} with the reason in words, or what the file throws
 */
export function appendEvent(file: string, event: string, folders: Folders): void {
  const place = placeOf(file, folders);
  const real = join(realpathSync(dirname(place)), basename(place));
  const stray = strayWords(real, { ...folders, working: realpathSync(folders.working) });
  if (stray !== undefined) throw new Error(`${place} ${stray}`);
  const handle = openSync(real, flags, 0o600);
  try {
    if (!fstatSync(handle).isFile()) throw new Error(`${place} is no file`);
    writeSync(handle, `${event}\n`);
  } finally {
    closeSync(handle);
  }
}
