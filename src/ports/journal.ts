import type { Delivery } from '../domain/delivery.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import type { WebhookEvent } from '../domain/event.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { DeliveryReport } from '../domain/receiving/delivery-report.ts';
import type { Secret } from '../domain/verification/secrets/secret.ts';

/** One delivery with all that came and all that became of it, as it happened: secrets that the sender shows are still in it. */
export interface JournalEntry {
  readonly delivery: Delivery;
  /** Nothing where it came to none. */
  readonly endpoint: Endpoint | undefined;
  readonly outcome: Outcome;
  readonly report: DeliveryReport;
  /** What was made of it, whether or not the bus has it. */
  readonly events: readonly WebhookEvent[];
  /** The one that proved it. */
  readonly secret: Secret | undefined;
}

/** Deliveries for a person to look at. What it cannot keep is lost here, and nowhere else. */
export interface Journal {
  /** Never throws, and never makes a delivery wait. */
  keep(entry: JournalEntry): void;
}
