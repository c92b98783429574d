import { SecretsUnavailable } from '../../../domain/errors.ts';
import type { Secret } from '../../../domain/verification/secrets/secret.ts';
import type { SecretReader } from '../../../domain/verification/secrets/secret-reader.ts';
import type { SecretStore } from '../../../ports/secrets.ts';
import { readSecretFile, textOf, toStaged } from './secret-file.ts';

/** Secrets in a JSON file, by their id. */
export class FileSecrets implements SecretStore {
  readonly #path: string;
  readonly #reader: SecretReader;

  constructor(path: string, reader: SecretReader) {
    this.#path = path;
    this.#reader = reader;
  }

  async get(secretId: string): Promise<readonly Secret[]> {
    const secrets = this.#read(secretId);
    if (!Object.hasOwn(secrets, secretId)) {
      throw new SecretsUnavailable('absent', secretId, `is not in ${this.#path}; add it there`);
    }
    const { current, pending, previous, replacedAt } = toStaged(secrets[secretId]);
    const stages = {
      current: textOf(current),
      pending: textOf(pending),
      previous: textOf(previous),
      // edited by hand it may be anything
      replacedAt: typeof replacedAt === 'number' ? replacedAt : undefined,
    };
    return this.#reader.read(secretId, stages);
  }

  #read(secretId: string) {
    try {
      return readSecretFile(this.#path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const why = code ? `cannot be read (${code})` : 'is not a JSON object of ids and secrets; correct it';
      throw new SecretsUnavailable('malformed', secretId, `its file ${this.#path} ${why}`);
    }
  }
}
