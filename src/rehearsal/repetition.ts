import type { Sent } from '../domain/verification/signed-url.ts';
import type { StandIn } from './stand-in.ts';

interface Repetition {
  readonly repetition: Sent;
  /** The header by which the sender counts, and what it says: `x-slack-retry-num: 1`. Nothing where it counts in none. */
  readonly counted: string | undefined;
}

/** A delivery as its sender repeats it: that of its headers by which it counts attempts says that this is the second. */
export function asRepetition(delivery: Sent, standIn: StandIn): Repetition {
  for (const name of Object.keys(standIn.endpoint.provider.headers ?? {}))
    for (const count of ['1', '2']) {
      const repetition = { ...delivery, headers: new Map([...delivery.headers, [name, count]]) };
      if (attemptOf(repetition, standIn) === 2) return { repetition, counted: `${name}: ${count}` };
    }
  return { repetition: delivery, counted: undefined };
}

/** Which one it is by what its provider reads of it. */
function attemptOf(delivery: Sent, standIn: StandIn): number | undefined {
  return standIn.endpoint.provider.read(standIn.received(delivery))[0].attempt;
}
