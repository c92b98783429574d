import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isYounger } from '../../../domain/age.ts';

/** A change takes a millisecond or two: whoever still holds a lock after this was ended in the middle of one. */
const leftBehindMs = 2_000;
const patienceMs = 3_000;
const pauseMs = 5;

/**
 * Does `work` while no other process does any with the same file: what is read in it is still true when it writes.
 * The lock is a file beside that one, which only one process can make.
 * @throws {Error} when another one holds it for too long
 */
export async function exclusively<T>(path: string, work: () => T): Promise<T> {
  const lock = `${path}.lock`;
  const until = performance.now() + patienceMs;
  while (!isTaken(lock)) {
    if (performance.now() > until)
      throw new Error(`another process works on ${path}; where none does, delete ${lock}`);
    removeLeftBehind(lock);
    await sleep(pauseMs);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isTaken(lock: string): boolean {
  try {
    writeFileSync(lock, '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two processes may find the same one: the second has moved a lock that was made meanwhile, and puts it back. */
function removeLeftBehind(lock: string): void {
  const found = statSync(lock, { throwIfNoEntry: false });
  if (!found || isYounger(Math.trunc(found.mtimeMs), leftBehindMs, Date.now())) return;
  const moved = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, moved);
    if (statSync(moved).mtimeMs === found.mtimeMs) rmSync(moved);
    else renameSync(moved, lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
