import { readFile } from 'node:fs/promises';
import { SecretsUnavailable } from '../../domain/errors.ts';
import { isObject, parseJson } from '../../domain/json.ts';
import type { Secret } from '../../domain/secret.ts';
import { parseSecrets } from '../../domain/secret-value.ts';
import type { Secrets } from '../../ports/secrets.ts';

/** Secrets in a JSON file, id to value; read at every call, so that an edit is a rotation. */
export class FileSecrets implements Secrets {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async get(secretId: string): Promise<readonly Secret[]> {
    const value = Object.entries(await this.#read(secretId)).find(([id]) => id === secretId)?.[1];
    if (value === undefined) {
      throw new SecretsUnavailable('absent', secretId, `is not in ${this.#path}; add it there`);
    }
    return parseSecrets(secretId, typeof value === 'string' ? value : JSON.stringify(value));
  }

  async #read(secretId: string): Promise<Readonly<Record<string, unknown>>> {
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new SecretsUnavailable('absent', secretId, `${this.#path} cannot be read (${error.code})`);
    });
    const secrets = parseJson(text)?.value;
    if (!isObject(secrets)) {
      throw new SecretsUnavailable(
        'malformed',
        secretId,
        `${this.#path} must be a JSON object of id and value`,
      );
    }
    return secrets;
  }
}
