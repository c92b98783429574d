import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { reason } from '../errors/failure-words.ts';
import { exitCode, UserError } from '../io.ts';

/**
 * Makes a folder where there is none, and those above it.
 * @param path an absolute one
 * @throws {UserError} where that cannot be
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  // one by one: `recursive` of Node.js tries for ever where a folder that is there, such as /proc, takes no other
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // another process may have made it just now
    if (isFolder(path)) return;
    throw new UserError(
      `--to: ${path} cannot be made: ${hindrance(error)}; choose another folder`,
      exitCode.failed,
    );
  }
}

/** @throws {UserError} where a file of a folder can be neither made nor read, which says so */
export async function inFolder<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (Object(error).syscall === undefined) throw error;
    throw new UserError(`nothing can be saved in ${folder}: ${reason(error)}`, exitCode.failed);
  }
}

/** What is above is there: no folder is taken in. */
function hindrance(error: unknown): string {
  return Object(error).code === 'ENOENT' ? 'the folder above takes no new one' : reason(error);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
