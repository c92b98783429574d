import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Publisher } from '../../ports/publisher.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { Delivery } from '../delivery.ts';
import { type Endpoint, methodsOf } from '../endpoint.ts';
import { SecretsUnavailable } from '../errors.ts';
import { normalise } from '../events/normalise.ts';
import { receivedFrom } from '../events/received.ts';
import { delivered, type Outcome } from '../outcome.ts';
import { outcomeOf, unanswered } from '../publishing/receipts.ts';
import { TimeLeft } from '../time-left.ts';
import { equalText } from '../verification/crypto.ts';
import { Verification } from '../verification/verification.ts';
import { DeliveryRecord } from './delivery-record.ts';
import { answerProbe, isProbe } from './probe.ts';
import { type Routes, routes } from './routes.ts';

/** The header in which a CDN in front proves that it is the one that calls. */
export const originHeader = 'x-sallyport-origin';

/** The part of the sender's patience that the gateway leaves unused, for the way back. */
const margin = 0.1;

export interface GatewayPorts {
  readonly secrets: Secrets;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The one use case: receive a delivery. */
export class Gateway {
  readonly #endpointOf: Routes;
  readonly #originSecretId: string | undefined;
  readonly #verification: Verification;
  readonly #ports: GatewayPorts;

  constructor(endpoints: readonly Endpoint[], originSecretId: string | undefined, ports: GatewayPorts) {
    this.#endpointOf = routes(endpoints);
    this.#originSecretId = originSecretId;
    this.#verification = new Verification(ports.secrets, ports.clock);
    this.#ports = ports;
  }

  /** Never throws, and writes one log line per delivery. A 2xx answer means that the events are durably on the bus. */
  async receive(delivery: Delivery): Promise<Outcome> {
    const record = new DeliveryRecord(this.#ports.clock, delivery);
    let outcome: Outcome;
    try {
      outcome = await this.#process(delivery, record);
    } catch (error) {
      outcome = this.#failure(error);
    }
    record.write(outcome, this.#ports);
    return outcome;
  }

  /** Cheap before dear, and nothing is looked up for a request that can be turned away without. */
  async #process(delivery: Delivery, record: DeliveryRecord): Promise<Outcome> {
    const { publisher, clock } = this.#ports;
    if (this.#originSecretId !== undefined) {
      if (!(await this.#comesFromOrigin(delivery, this.#originSecretId))) {
        return { kind: 'refused', code: 'wrong_origin' };
      }
      record.cameThroughCdn();
    }
    const endpoint = this.#endpointOf(delivery);
    if (!endpoint) return record.unknownPath(delivery.rawPath);
    const { provider } = record.at(endpoint);
    const allow = methodsOf(endpoint);
    if (!allow.includes(delivery.method)) return { kind: 'refused', code: 'method_not_allowed', allow };

    const verdict = await record.time('verify', () => this.#verification.verify(delivery, endpoint));
    if (!verdict.verified) return { kind: 'rejected', code: verdict.code };

    record.proven(verdict);
    const received = receivedFrom(delivery, provider);
    const handshake = isProbe(delivery.body) ? answerProbe(verdict) : provider.handshake?.(received);
    if (handshake) return { kind: 'answered', answer: handshake };
    const events = await record.time('normalise', () => normalise(received, endpoint, verdict));
    record.holds(events);
    const answerBy = delivery.receivedAt + provider.answerWithinMs * (1 - margin);
    const time = TimeLeft.until(Math.min(answerBy, delivery.cutOffAt), clock);
    const receipts = await record.time('publish', () => publisher.publish(events, time));
    if (receipts.length < events.length) return { kind: 'unavailable', code: unanswered.code };
    return outcomeOf(receipts, provider.answer?.(received) ?? delivered);
  }

  async #comesFromOrigin(delivery: Delivery, originSecretId: string): Promise<boolean> {
    const shown = delivery.headers.get(originHeader);
    if (!shown) return false;
    const { secrets, clock } = this.#ports;
    const known = await secrets.get(originSecretId);
    return known.some((secret) => secret.mayVerifyAt(clock.now()) && equalText(secret.reveal(), shown));
  }

  #failure(error: unknown): Outcome {
    if (error instanceof SecretsUnavailable) return { kind: 'unavailable', code: error.code };
    this.#ports.log.write('error', 'internal', {
      stack: error instanceof Error ? error.stack : String(error),
    });
    return { kind: 'failed', code: 'internal' };
  }
}
