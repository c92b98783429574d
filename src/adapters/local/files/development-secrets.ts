import { randomBytes } from 'node:crypto';
import type { CredentialForm } from '../../../domain/verification/credential.ts';
import { exclusively } from './exclusively.ts';
import { readSecretFile, writeSecretFile } from './secret-file.ts';

const entropyBytes = 32;

export interface WantedSecret {
  readonly secretId: string;
  /** Where only the sender can make one, none is made up. */
  readonly form: Pick<CredentialForm, 'make'>;
}

/**
 * Adds a random secret for every id that the file does not have yet, where one can be made; never changes one. Of several
 * processes that want the same, one makes it, and it is that of all.
 * @returns the ids that were added
 * @throws {SyntaxError} when the file is there but is not JSON: it is the user's, and is left as it is
 */
export async function addDevelopmentSecrets(
  path: string,
  wanted: readonly WantedSecret[],
): Promise<readonly string[]> {
  return exclusively(path, () => {
    const known = readSecretFile(path);
    const added: Record<string, string> = {};
    for (const { secretId, form } of wanted) {
      if (Object.hasOwn(known, secretId) || Object.hasOwn(added, secretId)) continue;
      const made = form.make?.(randomBytes(entropyBytes).toString('hex'));
      if (made !== undefined) added[secretId] = made;
    }
    const ids = Object.keys(added);
    if (ids.length > 0) writeSecretFile(path, { ...known, ...added });
    return ids;
  });
}
