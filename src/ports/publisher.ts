import type { WebhookEvent } from '../domain/event.ts';
import type { TimeLeft } from '../domain/time-left.ts';

/**
 * What became of one event. Of a no, `reason` alone says what to do next; `code` is a word for logs (`ThrottlingException`,
 * `breaker_open` …), which nothing is decided by.
 */
export type Receipt =
  /** The bus has it, durably. */
  | { readonly status: 'published' }
  /** It waits, durably, until the bus takes it. */
  | { readonly status: 'parked' }
  /** It has been dealt with before. */
  | { readonly status: 'duplicate' }
  /** The bus will not take it, however often it is sent. */
  | {
      readonly status: 'refused';
      readonly reason: /** Bigger than the bus takes: a pointer may go in its place. */
        | 'too_large'
        /** No bus will ever take this event. */
        | 'event_fault'
        /** Not until somebody changes something: a permission, a name, a setting. */
        | 'denied';
      readonly code: string;
    }
  /** Nobody knows whether the bus has it, or it surely has not: sending it again may help. */
  | {
      readonly status: 'unavailable';
      readonly reason: /** There was no time left for it, which says nothing about the bus. */
        | 'deadline'
        /** The bus was not asked, since it has failed before. */
        | 'circuit_open'
        /** The bus is well, and takes no more of anybody's for a moment: a quota is used up. */
        | 'throttled'
        /** The bus, or what stands in its place, was asked in vain. */
        | 'outage';
      readonly code: string;
    };

/** Where verified events go. */
export interface Publisher {
  /**
   * Puts events on their buses.
   * @param events one or more
   * @param time within which the answer must be known; what is not done by then is `unavailable`
   * @returns one receipt per event, in the same order. An outage is a receipt, never an exception.
   */
  publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]>;
}
