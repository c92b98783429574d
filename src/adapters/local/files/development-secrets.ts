import type { CredentialForm } from '../../../domain/verification/credential.ts';
import type { KeyKind } from '../../../domain/verification/crypto.ts';
import { exclusively } from './exclusively.ts';
import { KeyPairs, publicHalf } from './key-pairs.ts';
import { randomSecret } from './random-secret.ts';
import { readSecretFile, type StoredSecret, writeSecretFile } from './secret-file.ts';

export interface WantedSecret {
  readonly secretId: string;
  /** Where only the sender can make one, none is made up. */
  readonly form: Pick<CredentialForm, 'make' | 'makeAll' | 'write'>;
  /** Of which kind the keys are, where it is the public half of a pair. */
  readonly pair?: KeyKind;
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
  const before = readSecretFile(path);
  const lacking = wanted.filter(({ secretId }) => !Object.hasOwn(before, secretId));
  // before the lock is held: a pair of keys can take longer than anybody waits for that
  const made = await Promise.all(
    lacking.map(async (one) => [one.secretId, await make(one, KeyPairs.beside(path))] as const),
  );
  return exclusively(path, () => {
    const known = readSecretFile(path);
    const added: Record<string, StoredSecret> = {};
    for (const [secretId, value] of made) {
      if (Object.hasOwn(known, secretId) || Object.hasOwn(added, secretId)) continue;
      if (value !== undefined) added[secretId] = value;
    }
    const ids = Object.keys(added);
    if (ids.length > 0) writeSecretFile(path, { ...known, ...added });
    return ids;
  });
}

async function make({ form, pair }: WantedSecret, pairs: KeyPairs): Promise<StoredSecret> {
  if (pair && form.write) return form.write(publicHalf(await pairs.of(pair)));
  const made = randomSecret(form);
  return typeof made === 'object' ? { secrets: [made] } : made;
}
