import { SecretsUnavailable } from '../../../domain/errors.ts';
import type { Secret } from '../../../domain/verification/secrets/secret.ts';
import type { Log } from '../../../ports/log.ts';
import type { SecretStore } from '../../../ports/secrets.ts';
import { addDevelopmentSecrets, type WantedSecret } from './development-secrets.ts';

/**
 * Where an endpoint waits for every sender that is known, most are never used: a secret comes into being when it is asked
 * for the first time. Once at most: one that was there and is gone was taken away by somebody, and another in its place
 * would turn every delivery away.
 */
export class SecretsMadeOnUse implements SecretStore {
  readonly #store: SecretStore;
  readonly #path: string;
  readonly #wanted: Map<string, WantedSecret>;
  readonly #log: Log;

  /** @param path the file of `store` */
  constructor(store: SecretStore, path: string, wanted: readonly WantedSecret[], log: Log) {
    this.#store = store;
    this.#path = path;
    this.#wanted = new Map(wanted.map((one) => [one.secretId, one]));
    this.#log = log;
  }

  async get(secretId: string): Promise<readonly Secret[]> {
    const wanted = this.#wanted.get(secretId);
    if (!wanted) return this.#store.get(secretId);
    const known = await this.#known(secretId);
    if (!known) await this.#make(wanted);
    this.#wanted.delete(secretId);
    return known ?? this.#store.get(secretId);
  }

  async #known(secretId: string): Promise<readonly Secret[] | undefined> {
    try {
      return await this.#store.get(secretId);
    } catch (error) {
      if (error instanceof SecretsUnavailable && error.code === 'secret_absent') return undefined;
      throw error;
    }
  }

  async #make(wanted: WantedSecret): Promise<void> {
    const { secretId } = wanted;
    try {
      const [made] = await addDevelopmentSecrets(this.#path, [wanted]);
      if (made === undefined) return;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const why = `could not be made: ${code ? `${this.#path} cannot be written (${code})` : message}`;
      throw new SecretsUnavailable('unreachable', secretId, why, { cause: error });
    }
    const message = `secret ${secretId}: made for its first use, in ${this.#path}`;
    this.#log.write('info', 'secret_made', { secretId, file: this.#path, message });
  }
}
