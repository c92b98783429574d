import type { Endpoint } from '../endpoint.ts';
import type { PrivateKey } from './crypto.ts';
import type { Signable } from './scheme.ts';
import type { Secret } from './secrets/secret.ts';
import { type Sent, signable } from './signed-url.ts';

/**
 * A request to an endpoint, signed as its sender does it.
 * @param now epoch ms
 * @returns nothing where only the sender can
 */
export function signedAsSender(
  request: Sent,
  endpoint: Endpoint,
  secret: Secret,
  now: number,
): Signable | undefined {
  const { scheme } = endpoint.provider;
  const credential = scheme.credential && secret.as(scheme.credential);
  return scheme.sign && credential && scheme.sign(signable(request, endpoint), credential, now);
}

/**
 * The same by the private half of a pair of ours, for a gateway that trusts it.
 * @returns nothing where its sender has no such pair
 */
export function signedByPair(
  request: Sent,
  endpoint: Endpoint,
  key: PrivateKey,
  now: number,
): Signable | undefined {
  return endpoint.provider.scheme.pair?.sign(signable(request, endpoint), key, now);
}
