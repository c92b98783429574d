/**
 * The one use case. A delivery is proven before anything is made of it, turned into events, and given to the publisher; its
 * sender hears of success only when every event is durably somewhere. The order of the steps is the promise: nothing is
 * looked up for what can be turned away without, nothing is published that was not proven, and nobody is told "yes" before
 * it is true. Everything the internet can cause comes back as an outcome, so that there is one place that answers.
 */
import type { Clock } from '../../ports/clock.ts';
import type { Enrolments } from '../../ports/enrolments.ts';
import type { Journal } from '../../ports/journal.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Publisher } from '../../ports/publisher.ts';
import type { Keys, Secrets } from '../../ports/secrets.ts';
import type { Web } from '../../ports/web.ts';
import type { Delivery } from '../delivery.ts';
import type { Endpoint } from '../endpoint.ts';
import { SecretsUnavailable } from '../errors.ts';
import { normalise } from '../events/normalise.ts';
import { receivedFrom } from '../events/received.ts';
import { delivered, type Outcome } from '../outcome.ts';
import { outcomeOf, unanswered } from '../publishing/receipts.ts';
import { TimeLeft } from '../time-left.ts';
import { Engine, provingOf } from '../verification/engine.ts';
import { signable } from '../verification/signed-url.ts';
import { fieldsOf, levelOf } from './delivery-line.ts';
import { labelsOf, valuesOf } from './delivery-metrics.ts';
import { DeliveryRecord } from './delivery-record.ts';
import { Enrolling } from './enrolling.ts';
import { Handshakes } from './handshakes.ts';
import { originScheme } from './origin.ts';
import { answerProbe, isProbe } from './probe.ts';
import { type Routes, routes } from './routes.ts';

/** The part of the sender's patience that the gateway leaves unused, for the way back. */
const margin = 0.1;

export interface GatewayPorts {
  readonly secrets: Secrets;
  /** Public keys of senders, by their address. */
  readonly keys: Keys;
  readonly web: Web;
  readonly enrolments: Enrolments;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly journal: Journal;
}

/** The one use case: receive a delivery. */
export class Gateway {
  readonly #endpointOf: Routes;
  readonly #originSecretId: string | undefined;
  readonly #engine: Engine;
  readonly #handshakes: Handshakes;
  readonly #ports: GatewayPorts;

  constructor(endpoints: readonly Endpoint[], originSecretId: string | undefined, ports: GatewayPorts) {
    this.#endpointOf = routes(endpoints);
    this.#originSecretId = originSecretId;
    this.#engine = new Engine(ports.secrets, ports.keys, ports.clock);
    this.#handshakes = new Handshakes(
      this.#engine,
      ports.web,
      new Enrolling(this.#engine, ports.enrolments, ports.clock),
    );
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
    this.#tell(record, outcome);
    return outcome;
  }

  /** Cheap before dear, and nothing is looked up for a request that can be turned away without. */
  async #process(delivery: Delivery, record: DeliveryRecord): Promise<Outcome> {
    if (this.#originSecretId !== undefined) {
      if (!(await this.#comesFromOrigin(delivery, this.#originSecretId))) {
        return { kind: 'refused', code: 'wrong_origin' };
      }
      record.cameThroughCdn();
    }
    const endpoint = this.#endpointOf(delivery);
    if (!endpoint) {
      record.atNoEndpoint(delivery.rawPath);
      return { kind: 'rejected', code: 'unknown_endpoint' };
    }
    const outcome = await this.#receiveAt(record.at(endpoint), delivery, record);
    const { asks } = endpoint.provider;
    return outcome.kind === 'rejected' && asks !== undefined ? { ...outcome, asks } : outcome;
  }

  async #receiveAt(endpoint: Endpoint, delivery: Delivery, record: DeliveryRecord): Promise<Outcome> {
    const { publisher, clock } = this.#ports;
    const { provider } = endpoint;
    const { methods: allow } = provider;
    if (!allow.includes(delivery.method)) return { kind: 'refused', code: 'method_not_allowed', allow };

    const request = signable(delivery, endpoint);
    const greeting = await this.#handshakes.unproven(request, endpoint);
    if (greeting) return greeting;
    const verdict = await record.time('verify', () => this.#engine.verify(request, provingOf(endpoint)));
    record.judged();
    if (!verdict.verified) return { kind: 'rejected', code: verdict.code };

    record.proven(verdict);
    if (isProbe(delivery.body)) return { kind: 'answered', answer: answerProbe(verdict) };
    const received = receivedFrom(delivery, provider);
    const handshake = await this.#handshakes.proven(received, request, endpoint);
    if (handshake) return handshake;
    const events = await record.time('normalise', () => normalise(received, endpoint, verdict));
    record.holds(events);
    const answerBy = delivery.receivedAt + provider.answerWithinMs * (1 - margin);
    const time = TimeLeft.until(Math.min(answerBy, delivery.cutOffAt), clock);
    const receipts = await record.time('publish', () => publisher.publish(events, time));
    if (receipts.length < events.length) return { kind: 'unavailable', code: unanswered.code };
    return outcomeOf(receipts, provider.answer?.(received) ?? delivered);
  }

  /** Like any token: a secret that was changed a moment ago is looked for once more. */
  async #comesFromOrigin(delivery: Delivery, secretId: string): Promise<boolean> {
    const verdict = await this.#engine.verify(signable(delivery, {}), { scheme: originScheme, secretId });
    return verdict.verified;
  }

  #tell(record: DeliveryRecord, outcome: Outcome): void {
    const { log, metrics, journal } = this.#ports;
    const report = record.report(outcome);
    log.write(levelOf(report), 'delivery', fieldsOf(report));
    metrics.record(valuesOf(report), labelsOf(report));
    journal.keep(record.entry(outcome, report));
  }

  #failure(error: unknown): Outcome {
    if (error instanceof SecretsUnavailable) return { kind: 'unavailable', code: error.code };
    this.#ports.log.write('error', 'internal', {
      stack: error instanceof Error ? error.stack : String(error),
    });
    return { kind: 'failed', code: 'internal' };
  }
}
