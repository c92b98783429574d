import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isObject, parseJson, withoutByteOrderMark } from '../../../domain/content/json.ts';

/** A value alone is the current one: `"value"`, or a list `{"secrets": [...]}`; a rotation writes the stages. */
export type StoredSecret = unknown;

/** A secret during and after a rotation. */
export interface StagedRecord {
  /** Absent while the first secret of all waits to be promoted. */
  readonly current?: unknown;
  readonly pending?: unknown;
  readonly previous?: unknown;
  /** Epoch ms at which `current` took the place of `previous`. */
  readonly replacedAt?: unknown;
}

/** The file's secrets by id; none where there is no file. @throws {SyntaxError} when it is not a JSON object */
export function readSecretFile(path: string): Readonly<Record<string, StoredSecret>> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  const secrets = parseJson(withoutByteOrderMark(text))?.value;
  if (!isObject(secrets)) throw new SyntaxError(`${path} is not a JSON object of ids and secrets`);
  return secrets;
}

export function writeSecretFile(path: string, secrets: Readonly<Record<string, StoredSecret>>): void {
  replaceFile(path, `${JSON.stringify(secrets, undefined, 2)}\n`);
}

/** Replaces a file at once, readable by its owner only. Its folder is there. */
export function replaceFile(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** What a store that keeps texts would have: a list is its JSON. */
export function textOf(stored: StoredSecret): string | undefined {
  return stored === undefined || typeof stored === 'string' ? stored : JSON.stringify(stored);
}

export function toStaged(stored: StoredSecret): StagedRecord {
  const isStaged = isObject(stored) && ('current' in stored || 'pending' in stored);
  return isStaged ? stored : { current: stored };
}

export function stagedIn(secrets: Readonly<Record<string, StoredSecret>>, secretId: string): StagedRecord {
  return toStaged(Object.hasOwn(secrets, secretId) ? secrets[secretId] : undefined);
}
