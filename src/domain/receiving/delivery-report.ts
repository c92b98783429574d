import type { WebhookEvent } from '../event.ts';
import type { Outcome } from '../outcome.ts';
import type { SecretLabel } from '../verification/secrets/secret.ts';
import type { Proof } from '../verification/verdict.ts';

/** What takes time on the way of a delivery. */
export type Step = 'verify' | 'normalise' | 'publish';

/**
 * What became of one delivery: plain data, without a body, a secret or a header but that of a viewer. Whoever tells of it
 * decides what to tell; it is the same for all of them.
 */
export interface DeliveryReport {
  /** Its name in the configuration, where the delivery came to one. */
  readonly endpoint: string | undefined;
  readonly provider: string | undefined;
  /** Where it came to instead, if that is no endpoint. */
  readonly path: string | undefined;
  readonly outcome: Outcome['kind'];
  /** Of the answer. */
  readonly status: number;
  /** Why it was not taken. */
  readonly code: string | undefined;
  readonly caller: ReportedCaller;
  readonly events: readonly Pick<WebhookEvent, 'id' | 'detailType'>[];
  /** Whether a proof was looked for: what a handshake turns away, and what comes to no endpoint, is no delivery yet. */
  readonly isJudged: boolean;
  readonly proof: Proof | undefined;
  /** Where the secret stands that proved it. */
  readonly secret: ReportedSecret | undefined;
  /** Milliseconds of each step that was begun, in the order in which they ended. */
  readonly ms: Readonly<Partial<Record<Step, number>>> & { readonly total: number };
}

/** Who came, in words that nobody has verified. */
interface ReportedCaller {
  readonly sourceAddress: string | undefined;
  readonly userAgent: string | undefined;
  /** Whom the CDN in front saw; only where that has proven itself. */
  readonly forwardedViewer: string | undefined;
}

interface ReportedSecret extends Pick<SecretLabel, 'stage' | 'position'> {
  /** Whether something newer should be in use. */
  readonly isOld: boolean;
}
