import type { Clock } from '../../ports/clock.ts';
import type { JournalEntry } from '../../ports/journal.ts';
import { elapsed } from '../age.ts';
import type { Delivery } from '../delivery.ts';
import type { Endpoint } from '../endpoint.ts';
import type { WebhookEvent } from '../event.ts';
import type { Outcome } from '../outcome.ts';
import type { Verified } from '../verification/verdict.ts';
import { statusOf } from './answer-status.ts';
import type { DeliveryReport, Step } from './delivery-report.ts';

/**
 * In which CloudFront names its viewer. `x-forwarded-for` is no help: a function URL hands on its leftmost address, which
 * is the viewer's own word.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
 */
const viewerHeader = 'cloudfront-viewer-address';

/** Collects what is known of one delivery, step by step, since each step may be the last. Nothing of it outlives the delivery. */
export class DeliveryRecord {
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #delivery: Delivery;
  readonly #ms: Partial<Record<Step, number>> = {};
  #endpoint: Endpoint | undefined;
  #path: string | undefined;
  #events: readonly WebhookEvent[] = [];
  #verified: Verified | undefined;
  #isJudged = false;
  #cameThroughCdn = false;

  constructor(clock: Clock, delivery: Delivery) {
    this.#clock = clock;
    this.#delivery = delivery;
    this.#startedAt = clock.now();
  }

  /** The CDN in front has proven itself, so that what it says of its viewer is worth writing down. */
  cameThroughCdn(): void {
    this.#cameThroughCdn = true;
  }

  at(endpoint: Endpoint): Endpoint {
    this.#endpoint = endpoint;
    return endpoint;
  }

  atNoEndpoint(path: string): void {
    this.#path = path;
  }

  judged(): void {
    this.#isJudged = true;
  }

  proven(verified: Verified): void {
    this.#verified = verified;
  }

  holds(events: readonly WebhookEvent[]): void {
    this.#events = events;
  }

  async time<T>(step: Step, work: () => T | Promise<T>): Promise<T> {
    const startedAt = this.#clock.now();
    try {
      return await work();
    } finally {
      this.#ms[step] = elapsed(startedAt, this.#clock.now());
    }
  }

  report(outcome: Outcome): DeliveryReport {
    const { sourceAddress, userAgent, headers } = this.#delivery;
    const { proof, secret } = this.#verified ?? {};
    return {
      endpoint: this.#endpoint?.name,
      provider: this.#endpoint?.provider.id,
      path: this.#path,
      outcome: outcome.kind,
      status: statusOf(outcome),
      code: 'code' in outcome ? outcome.code : undefined,
      caller: {
        sourceAddress,
        userAgent,
        forwardedViewer: this.#cameThroughCdn ? headers.get(viewerHeader) : undefined,
      },
      events: this.#events.map(({ id, detailType }) => ({ id, detailType })),
      isJudged: this.#isJudged,
      proof,
      secret: secret && {
        stage: secret.label.stage,
        position: secret.label.position,
        isOld: secret.isOld,
      },
      ms: { ...this.#ms, total: elapsed(this.#startedAt, this.#clock.now()) },
    };
  }

  /** All of it, where the report is what may be told to anybody. */
  entry(outcome: Outcome, report: DeliveryReport): JournalEntry {
    return {
      delivery: this.#delivery,
      endpoint: this.#endpoint,
      outcome,
      report,
      events: this.#events,
      secret: this.#verified?.secret,
    };
  }
}
