import type { Endpoint } from '../../domain/endpoint.ts';
import { SecretsUnavailable } from '../../domain/errors.ts';
import type { SecretStore } from '../../ports/secrets.ts';
import type { SenderRow } from '../api.ts';
import { RefusedError } from '../workbench.ts';

type SecretState = SenderRow['secret'];

/** The secrets of senders, as far as a person may see them. */
export interface SenderSecrets {
  /** Makes none. */
  state(endpoint: Endpoint): Promise<SecretState>;
  /** @throws {RefusedError} where it is not to be had */
  reveal(endpoint: Endpoint): Promise<string>;
}

/** In a file of this machine: they are for trying out, and whoever sees the page could read the file. */
export class SecretsHere implements SenderSecrets {
  readonly #stored: SecretStore;
  readonly #madeOnUse: SecretStore;
  readonly #canBeMade: ReadonlySet<string>;

  /**
   * @param stored has what is in the file
   * @param madeOnUse makes what is not
   * @param canBeMade the ids of those that it makes
   */
  constructor(stored: SecretStore, madeOnUse: SecretStore, canBeMade: readonly string[]) {
    this.#stored = stored;
    this.#madeOnUse = madeOnUse;
    this.#canBeMade = new Set(canBeMade);
  }

  async state({ secretId }: Endpoint): Promise<SecretState> {
    if (secretId === undefined) return 'none';
    try {
      await this.#stored.get(secretId);
      return 'stored';
    } catch (error) {
      if (!(error instanceof SecretsUnavailable)) throw error;
      if (error.code !== 'secret_absent') return 'refused';
      return this.#canBeMade.has(secretId) ? 'made when it is used' : 'missing';
    }
  }

  async reveal({ secretId, provider }: Endpoint): Promise<string> {
    if (secretId === undefined)
      throw new RefusedError(`${provider.name} publishes its keys: there is no secret to be pasted anywhere`);
    try {
      const [newest] = await this.#madeOnUse.get(secretId);
      if (newest) return newest.reveal();
    } catch (error) {
      if (!(error instanceof SecretsUnavailable)) throw error;
      throw new RefusedError(error.message);
    }
    throw new RefusedError(`secret ${secretId}: none is stored`);
  }
}

/** In Secrets Manager: what is deployed does not get onto a page. */
export const secretsInAws: SenderSecrets = {
  state: async ({ secretId }) => (secretId === undefined ? 'none' : 'stored'),
  reveal: async ({ secretId }) => {
    throw new RefusedError(
      secretId === undefined
        ? 'nothing is stored for it'
        : `the workbench does not show secrets of Secrets Manager; there it is called ${secretId}`,
    );
  },
};
