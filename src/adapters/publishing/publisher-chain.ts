/**
 * The chain: what stands between the gateway and its bus, and in which order. Each link is a publisher around the next
 * and knows nothing of the others; what one says to the one before is in its receipts. From the outside in: suppress what is
 * done, exchange what is too big for a pointer, try the bus once more as the last resort, park what it does not take, put
 * nothing on a bus that is missing, spare one that fails. Another order means something else: see
 * docs/adr/0009-the-order-of-the-publishers.md.
 */

import { randomUUID } from 'node:crypto';
import type { WebhookEvent } from '../../domain/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keeping } from '../../ports/keeping.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Pause } from '../../ports/pause.ts';
import type { Publisher } from '../../ports/publisher.ts';
import { BreakerPublisher } from './breaker/breaker-publisher.ts';
import type { BusWatch } from './bus-watch/bus-watch.ts';
import { BusWatchPublisher } from './bus-watch/bus-watch-publisher.ts';
import { ClaimCheckPublisher } from './claim-check/claim-check-publisher.ts';
import { DedupingPublisher } from './dedupe/deduping-publisher.ts';
import { LastResortPublisher } from './parking/last-resort-publisher.ts';
import { ParkingPublisher } from './parking/parking-publisher.ts';
import { SizeLimitedPublisher } from './size-limit/size-limited-publisher.ts';

interface Common {
  readonly watch: BusWatch;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly pause: Pause;
}

/**
 * The chain for deliveries. Parking lies inside the claim check, so that it is the pointer that is parked; the last resort
 * lies outside of both ways and tries the bus itself, if it is there. The watch lies outside of the breaker: a bus that is
 * missing is not an outage of the others.
 */
export function publisherChain(
  bus: Publisher,
  { parking, ledger, objects }: Keeping,
  maxEntryBytes: number,
  { watch, ...tools }: Common,
): Publisher {
  const { clock, log, metrics } = tools;
  const watched = (inner: Publisher) => new BusWatchPublisher(inner, watch, tools);
  const guarded = watched(new BreakerPublisher(bus, clock, log, metrics));
  const parked = parking ? new ParkingPublisher(guarded, parking, log, metrics) : guarded;
  const tried = new LastResortPublisher(parked, watched(bus));
  const sized = withinSize(tried, { objects, parking }, maxEntryBytes, log);
  const isAwaited = (event: WebhookEvent) => watch.isKnownMissing(event.bus);
  return ledger ? new DedupingPublisher(sized, { ledger, ...tools }, randomUUID, isAwaited) : sized;
}

/** The chain for what was parked: never parked again, never taken for a repetition of itself. */
export function redriveChain(
  bus: Publisher,
  { objects }: Keeping,
  maxEntryBytes: number,
  { watch, ...tools }: Common,
): Publisher {
  return withinSize(new BusWatchPublisher(bus, watch, tools), { objects }, maxEntryBytes, tools.log);
}

function withinSize(
  inner: Publisher,
  { objects, parking }: Pick<Keeping, 'objects' | 'parking'>,
  maxEntryBytes: number,
  log: Log,
): Publisher {
  return objects
    ? new ClaimCheckPublisher(inner, objects, maxEntryBytes, log, parking)
    : new SizeLimitedPublisher(inner, maxEntryBytes);
}
