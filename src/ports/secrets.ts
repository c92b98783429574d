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
  /**
   * The current ones among them, which prove nearly every delivery, where they alone cost less. Absent: they do not.
   * @returns nothing where there are none, so that all must be asked for
   * @throws {SecretsUnavailable} when they cannot be had; then the others do not count
   */
  current?(secretId: string): Promise<readonly Secret[] | undefined>;
}

/** What the gateway verifies with: a store that is asked only now and then. */
export interface Secrets {
  /** Those of the store, or, as long as nothing else was needed, the current ones. @throws {SecretsUnavailable} */
  get(secretId: string): Promise<readonly Secret[]>;
  /** Those of the store. Absent: `get` tells all of them. @throws {SecretsUnavailable} */
  all?(secretId: string): Promise<readonly Secret[]>;
  /**
   * Looks whether there is something else than `tried`, none of which matched a well-formed signature in time. What `get`
   * left out is asked for at once. What is newer is asked for seldom, however often it is called.
   * @returns nothing when there is nothing else, or nobody can tell in a second whether something is newer
   * @throws {SecretsUnavailable} when nobody can tell what `get` left out: nothing may be turned away for want of that
   */
  refresh(secretId: string, tried: readonly Secret[]): Promise<readonly Secret[] | undefined>;
}

/** Public keys of senders, by the address at which they publish them. */
export interface Keys extends Pick<Secrets, 'refresh'> {
  /** @param question as `Web` posts it, where a key is told to whoever knows a secret */
  get(address: string, question?: string): Promise<readonly Secret[]>;
}
