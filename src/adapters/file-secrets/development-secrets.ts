import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const entropyBytes = 32;

/**
 * Adds a random secret for every id that the file does not have yet; never changes one.
 * @returns the ids that were added
 * @throws {SyntaxError} when the file is there but is no JSON: it is the user's, and is left as it is
 */
export function addDevelopmentSecrets(path: string, secretIds: readonly string[]): readonly string[] {
  const known: Record<string, unknown> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const missing = [...new Set(secretIds)].filter((id) => !Object.hasOwn(known, id));
  if (missing.length === 0) return [];
  const added = Object.fromEntries(missing.map((id) => [id, randomBytes(entropyBytes).toString('hex')]));
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ ...known, ...added }, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
  return missing;
}
