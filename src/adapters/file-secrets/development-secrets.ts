import { randomBytes } from 'node:crypto';
import { readSecretFile, writeSecretFile } from './secret-file.ts';

const entropyBytes = 32;

/**
 * Adds a random secret for every id that the file does not have yet; never changes one.
 * @returns the ids that were added
 * @throws {SyntaxError} when the file is there but is no JSON: it is the user's, and is left as it is
 */
export function addDevelopmentSecrets(path: string, secretIds: readonly string[]): readonly string[] {
  const known = readSecretFile(path);
  const missing = [...new Set(secretIds)].filter((id) => !Object.hasOwn(known, id));
  if (missing.length === 0) return [];
  const added = Object.fromEntries(missing.map((id) => [id, randomBytes(entropyBytes).toString('hex')]));
  writeSecretFile(path, { ...known, ...added });
  return missing;
}
