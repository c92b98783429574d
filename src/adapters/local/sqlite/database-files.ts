import { chmodSync, closeSync, existsSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';

/** What belongs to a database: the file itself, its log and the index of that. https://sqlite.org/wal.html */
const suffixes = { file: '', log: '-wal', index: '-shm' } as const;

/** Which files a database has: equal texts are the same file. */
export type DatabaseFiles = Readonly<Record<keyof typeof suffixes, string>>;

const none = '-';
export const noFiles: DatabaseFiles = { file: none, log: none, index: none };

/** SQLite puts the log beside the file itself, wherever a link to it lies. */
export function filesAt(path: string): DatabaseFiles {
  const file = realPath(path);
  return {
    file: identityOf(file),
    log: identityOf(`${file}${suffixes.log}`),
    index: identityOf(`${file}${suffixes.index}`),
  };
}

export function isSame(one: DatabaseFiles, other: DatabaseFiles): boolean {
  return one.file === other.file && one.log === other.log && one.index === other.index;
}

/**
 * Where another process, one that only reads, has the lost file open too, SQLite clears nothing away: the new file would
 * get the log of the old one, or an index of a log that is gone.
 * @param old what the database had before its file or its log was lost
 */
export function clearAway(path: string, old: DatabaseFiles): void {
  const now = filesAt(path);
  const isAnotherFile = now.file !== old.file;
  const real = realPath(path);
  if (isAnotherFile && now.log === old.log) rmSync(`${real}${suffixes.log}`, { force: true });
  if ((isAnotherFile || now.log !== old.log) && now.index === old.index) {
    rmSync(`${real}${suffixes.index}`, { force: true });
  }
}

/**
 * Only its owner reads it: SQLite gives its side files the mode of the file. One that is there is not opened here, since
 * to close it again would end the locks that this process has on it.
 */
export function makePrivate(path: string): void {
  for (const suffix of Object.values(suffixes)) {
    if (existsSync(path + suffix)) chmodSync(path + suffix, 0o600);
  }
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function identityOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.dev}:${stats.ino}` : none;
}
