import { SecretsUnavailable } from '../../domain/errors.ts';
import type { Secret, SecretLabel } from '../../domain/secret.ts';
import { parseSecrets } from '../../domain/secret-value.ts';
import type { SecretStore } from '../../ports/secrets.ts';
import { readSecretFile, toStaged } from './secret-file.ts';

/** Secrets in a JSON file, by their id. */
export class FileSecrets implements SecretStore {
  readonly #path: string;
  readonly #previousMs: number;

  constructor(path: string, previousSecretSeconds: number) {
    this.#path = path;
    this.#previousMs = previousSecretSeconds * 1000;
  }

  async get(secretId: string): Promise<readonly Secret[]> {
    const secrets = this.#read(secretId);
    if (!Object.hasOwn(secrets, secretId)) {
      throw new SecretsUnavailable('absent', secretId, `is not in ${this.#path}; add it there`);
    }
    const { current, pending, previous, replacedAt } = toStaged(secrets[secretId]);
    const until = replacedAt === undefined ? {} : { until: replacedAt + this.#previousMs };
    const parse = (value: unknown, label: Omit<SecretLabel, 'position'>) =>
      value === undefined
        ? []
        : parseSecrets(secretId, typeof value === 'string' ? value : JSON.stringify(value), label);
    return [
      ...parse(current, { stage: 'current' }),
      ...parse(pending, { stage: 'pending' }),
      ...parse(previous, { stage: 'previous', ...until }),
    ];
  }

  #read(secretId: string) {
    try {
      return readSecretFile(this.#path);
    } catch (error) {
      const { name, code } = error as NodeJS.ErrnoException;
      throw new SecretsUnavailable('malformed', secretId, `${this.#path} cannot be read (${code ?? name})`);
    }
  }
}
