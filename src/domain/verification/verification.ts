import type { Clock } from '../../ports/clock.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { Delivery } from '../delivery.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Secret } from './secrets/secret.ts';
import { signable } from './signed-url.ts';
import type { Verdict } from './verdict.ts';
import { verify } from './verify.ts';

/** Proves who sent a delivery. */
export class Verification {
  readonly #secrets: Secrets;
  readonly #clock: Clock;

  constructor(secrets: Secrets, clock: Clock) {
    this.#secrets = secrets;
    this.#clock = clock;
  }

  /**
   * Noise is turned away before a secret is needed; a signature that no secret matches is worth one more look at
   * the store, before the answer, since the secret may have been rotated a moment ago.
   * @throws {SecretsUnavailable} when there is nothing to verify with
   */
  async verify(delivery: Delivery, endpoint: Endpoint): Promise<Verdict> {
    const { scheme, accounts } = endpoint.provider;
    const request = signable(delivery, endpoint);
    const claim = scheme.examine(request, this.#clock.now());
    if ('verified' in claim) return claim;
    const known = await this.#secrets.get(endpoint.secretId);
    const match = (secrets: readonly Secret[]) => {
      // only a secret of one account is worth reading the request for
      const isByAccount = secrets.some(({ label }) => label.account !== undefined);
      const account = accounts && isByAccount ? accounts.find(request) : undefined;
      const possible = secrets.filter((secret) => secret.isFor(account));
      return verify(claim, possible, scheme.proof, this.#clock.now());
    };
    const verdict = match(known);
    if (verdict.verified) return verdict;
    const newer = await this.#secrets.refresh(endpoint.secretId, known);
    return newer ? match(newer) : verdict;
  }
}
