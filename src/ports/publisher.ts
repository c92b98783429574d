import type { WebhookEvent } from '../domain/event.ts';

/** What became of one event. Codes are stable words for logs: `ThrottlingException`, `entry_too_large`, `breaker_open` … */
export type Receipt =
  /** The bus has it, durably. */
  | { readonly status: 'published' }
  /** It waits, durably, until the bus takes it. */
  | { readonly status: 'parked' }
  /** It has been dealt with before. */
  | { readonly status: 'duplicate' }
  /** The bus will not take it, however often it is sent, unless somebody changes something. */
  | { readonly status: 'refused'; readonly code: string }
  /** Nobody knows whether the bus has it, or it surely has not: sending it again may help. */
  | { readonly status: 'unavailable'; readonly code: string };

/** Where verified events go. */
export interface Publisher {
  /**
   * Puts events on their buses.
   * @param events one or more
   * @param deadline epoch ms at which the answer must be known; what is not done by then is `unavailable`
   * @returns one receipt per event, in the same order. An outage is a receipt, never an exception.
   */
  publish(events: readonly WebhookEvent[], deadline: number): Promise<readonly Receipt[]>;
}
