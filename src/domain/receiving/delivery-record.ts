import type { Clock } from '../../ports/clock.ts';
import type { Log, LogFields, LogLevel } from '../../ports/log.ts';
import type { MetricName, Metrics } from '../../ports/metrics.ts';
import { elapsed } from '../age.ts';
import type { Delivery } from '../delivery.ts';
import type { Endpoint } from '../endpoint.ts';
import type { WebhookEvent } from '../event.ts';
import type { Outcome } from '../outcome.ts';
import type { Verified } from '../verification/verdict.ts';
import { callerFields, clipWord } from './caller-fields.ts';

type Step = 'verify' | 'normalise' | 'publish';

/**
 * In which CloudFront names its viewer. `x-forwarded-for` is no help: a function URL hands on its leftmost address, which
 * is the viewer's own word.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
 */
const viewerHeader = 'cloudfront-viewer-address';

/** Collects what one delivery's log line and metrics say. Nothing of it outlives the delivery. */
export class DeliveryRecord {
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #delivery: Delivery;
  readonly #ms: Partial<Record<Step, number>> = {};
  #endpoint: Endpoint | undefined;
  #path: string | undefined;
  #events: readonly WebhookEvent[] = [];
  #verified: Verified | undefined;
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

  unknownPath(path: string): Outcome {
    this.#path = path;
    return { kind: 'rejected', code: 'unknown_endpoint' };
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

  write(outcome: Outcome, { log, metrics }: { readonly log: Log; readonly metrics: Metrics }): void {
    const endpoint = this.#endpoint;
    const label = this.#verified?.secret.label;
    const [first] = this.#events;
    log.write(levelOf(outcome), 'delivery', {
      endpoint: endpoint?.name,
      provider: endpoint?.provider.id,
      path: this.#path,
      outcome: outcome.kind,
      code: 'code' in outcome ? outcome.code : undefined,
      ...(outcome.kind === 'rejected' || outcome.kind === 'refused' ? this.#caller() : {}),
      id: first?.id,
      type: first?.detailType,
      events: first && this.#events.length,
      proof: this.#verified?.proof,
      secret: label && `${label.stage}:${label.position}`,
      ms: { ...this.#ms, total: elapsed(this.#startedAt, this.#clock.now()) },
    });
    metrics.record(
      {
        ...countOf(outcome),
        ...(this.#ms.publish === undefined ? {} : { PublishLatency: this.#ms.publish }),
      },
      endpoint && { endpoint: endpoint.name, provider: endpoint.provider.id },
    );
  }

  #caller(): LogFields {
    const viewer = this.#cameThroughCdn ? this.#delivery.headers.get(viewerHeader) : undefined;
    return { ...callerFields(this.#delivery), forwardedViewer: clipWord(viewer) };
  }
}

function levelOf(outcome: Outcome): LogLevel {
  if (outcome.kind === 'unavailable' || outcome.kind === 'failed') return 'error';
  return outcome.kind === 'refused' ? 'warn' : 'info';
}

function countOf(outcome: Outcome): Partial<Record<MetricName, number>> {
  switch (outcome.kind) {
    case 'accepted':
      return { Accepted: 1 };
    case 'parked':
      return { Parked: 1 };
    case 'duplicate':
      return { Duplicate: 1 };
    case 'rejected':
      return { Rejected: 1 };
    case 'unavailable':
      return { Unavailable: 1 };
    case 'refused':
      return outcome.code === 'too_large' ? { Oversize: 1 } : {};
    case 'answered':
    case 'failed':
      return {};
  }
}
