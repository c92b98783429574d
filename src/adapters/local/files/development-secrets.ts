import { randomBytes } from 'node:crypto';
import { makeSecret, type SecretForm } from '../../../domain/verification/secrets/secret-form.ts';
import { readSecretFile, writeSecretFile } from './secret-file.ts';

const entropyBytes = 32;

interface WantedSecret {
  readonly secretId: string;
  readonly form: SecretForm | undefined;
}

/**
 * Adds a random secret for every id that the file does not have yet; never changes one.
 * @returns the ids that were added
 * @throws {SyntaxError} when the file is there but is no JSON: it is the user's, and is left as it is
 */
export function addDevelopmentSecrets(path: string, wanted: readonly WantedSecret[]): readonly string[] {
  const known = readSecretFile(path);
  const added: Record<string, string> = {};
  for (const { secretId, form } of wanted) {
    if (Object.hasOwn(known, secretId) || Object.hasOwn(added, secretId)) continue;
    added[secretId] = makeSecret(randomBytes(entropyBytes).toString('hex'), form);
  }
  const ids = Object.keys(added);
  if (ids.length > 0) writeSecretFile(path, { ...known, ...added });
  return ids;
}
