import type { WebhookEvent } from '../domain/event.ts';
import type { Receipt } from './publisher.ts';

/** Where verified events wait, durably, until the bus takes them. */
export interface Parking {
  /**
   * Keeps events with everything that is needed to publish them unchanged.
   * @param deadline epoch ms at which the answer must be known
   * @returns one receipt per event, in the same order: `parked` or `unavailable`. An outage is a receipt.
   */
  park(events: readonly WebhookEvent[], deadline: number): Promise<readonly Receipt[]>;
}
