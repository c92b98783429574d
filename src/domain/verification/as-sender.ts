import type { Endpoint } from '../endpoint.ts';
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
