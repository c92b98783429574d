import type { Delivery } from '../domain/delivery.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { normalise } from '../domain/events/normalise.ts';
import { receivedFrom } from '../domain/events/received.ts';
import { Engine, provingOf } from '../domain/verification/engine.ts';
import { type Sent, signable } from '../domain/verification/signed-url.ts';
import { isRejection, type Rejection } from '../domain/verification/verdict.ts';
import type { Clock } from '../ports/clock.ts';
import type { Keys, Secrets } from '../ports/secrets.ts';

/** What a fixture is proven with. */
export interface Believed {
  readonly secrets: Secrets;
  /** What stands at the addresses of keys. */
  readonly keys: Keys;
}

/**
 * What a gateway makes of a request that comes at a time: the types of its events, or why it is turned away.
 * @param time epoch ms
 * @throws {SecretsUnavailable} where nothing is there to prove it with
 */
export async function provenTypes(
  request: Sent,
  endpoint: Endpoint,
  { secrets, keys }: Believed,
  time: number,
): Promise<readonly string[] | Rejection> {
  const clock: Clock = { now: () => time };
  const verdict = await new Engine(secrets, keys, clock).verify(
    signable(request, endpoint),
    provingOf(endpoint),
  );
  if (isRejection(verdict)) return verdict;
  const delivery: Delivery = { ...request, receivedAt: time, cutOffAt: time };
  const events = normalise(receivedFrom(delivery, endpoint.provider), endpoint, verdict);
  return events.map(({ detailType }) => detailType);
}
