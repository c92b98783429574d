import type { WebhookEvent } from '../domain/event.ts';
import type { TimeLeft } from '../domain/time-left.ts';
import type { Receipt } from './publisher.ts';

/** Where verified events wait, durably, until the bus takes them. */
export interface Parking {
  /**
   * Keeps events with everything that is needed to publish them unchanged.
   * @param time within which the answer must be known
   * @returns one receipt per event, in the same order: `parked` or `unavailable`. An outage is a receipt.
   */
  park(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]>;
}
