import type { Secret } from '../domain/secret.ts';

/** Where the secrets of endpoints are kept. */
export interface Secrets {
  /**
   * The secrets that may verify now, newest first, at least one, none of them empty.
   * @param secretId the `secretId` of an endpoint's configuration
   * @throws {SecretsUnavailable} when none can be had; never answers with an empty list
   */
  get(secretId: string): Promise<readonly Secret[]>;
}
