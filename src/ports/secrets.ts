import type { Secret } from '../domain/verification/secrets/secret.ts';

/** Where the secrets of endpoints are kept. */
export interface SecretStore {
  /**
   * Every secret that may verify: the current ones first, then those that wait, then those that were replaced;
   * at least one, none of them empty. Ends by itself, within seconds.
   * @param secretId the `secretId` of an endpoint's configuration
   * @throws {SecretsUnavailable} when none can be had; never answers with an empty list
   */
  get(secretId: string): Promise<readonly Secret[]>;
}

/** What the gateway verifies with: a store that is asked only now and then. */
export interface Secrets extends SecretStore {
  /**
   * Looks whether there is something newer than `tried`, none of which matched a well-formed signature in time.
   * Asks the store seldom, however often it is called.
   * @returns nothing when there is nothing newer, or nobody can tell in a second
   */
  refresh(secretId: string, tried: readonly Secret[]): Promise<readonly Secret[] | undefined>;
}

/** Public keys of senders, by the address at which they publish them. */
export interface Keys extends Pick<Secrets, 'refresh'> {
  /** @param question as `Web` posts it, where a key is told to whoever knows a secret */
  get(address: string, question?: string): Promise<readonly Secret[]>;
}
