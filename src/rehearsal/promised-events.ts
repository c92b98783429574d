import { normalise } from '../domain/events/normalise.ts';
import type { Signable } from '../domain/verification/scheme.ts';
import { Secret } from '../domain/verification/secrets/secret.ts';
import type { Scene } from './mood.ts';
import type { StandIn } from './stand-in.ts';

/**
 * How many events come onto the bus where the gateway is right: of what is rejected none, of what is taken each that it holds, once.
 * A repetition makes none more where the sender's id tells that it is one.
 */
export function promisedEvents({ right, acts }: Scene, standIn: StandIn): number {
  if (right !== 'taken') return 0;
  const whole = acts.filter(({ manner }) => manner !== 'hanging up').flatMap(({ requests }) => requests);
  const keys = whole.flatMap((request) => suppressionKeysIn(request, standIn));
  const told = keys.filter((key) => key !== undefined);
  return new Set(told).size + keys.length - told.length;
}

/** One for each event that a delivery becomes. */
function suppressionKeysIn(request: Signable, standIn: StandIn): readonly (string | undefined)[] {
  const { endpoint } = standIn;
  const received = standIn.received(request);
  const { handshakes = [], scheme } = endpoint.provider;
  if (handshakes.some((one) => one.when === 'proven' && one.read(received) !== undefined)) return [];
  const verified = { verified: true, proof: scheme.proof, secret: new Secret('whatever signed it') } as const;
  return normalise(received, endpoint, verified).map((event) => event.suppressionKey);
}
