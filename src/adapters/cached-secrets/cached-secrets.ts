import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Secrets } from '../../ports/secrets.ts';

interface Fetched {
  readonly secrets: readonly Secret[];
  readonly at: number;
}

/** Keeps secrets for a while, and fetches one secret once at a time however many deliveries wait for it. */
export class CachedSecrets implements Secrets {
  readonly #inner: Secrets;
  readonly #clock: Clock;
  readonly #metrics: Metrics;
  readonly #ttlMs: number;
  readonly #fetched = new Map<string, Fetched>();
  readonly #inFlight = new Map<string, Promise<readonly Secret[]>>();

  constructor(inner: Secrets, clock: Clock, metrics: Metrics, ttlSeconds: number) {
    this.#inner = inner;
    this.#clock = clock;
    this.#metrics = metrics;
    this.#ttlMs = ttlSeconds * 1000;
  }

  async get(secretId: string): Promise<readonly Secret[]> {
    const fetched = this.#fetched.get(secretId);
    if (fetched && this.#clock.now() - fetched.at < this.#ttlMs) return fetched.secrets;
    const inFlight = this.#inFlight.get(secretId);
    if (inFlight) return inFlight;
    const fetching = this.#fetch(secretId).finally(() => this.#inFlight.delete(secretId));
    this.#inFlight.set(secretId, fetching);
    return fetching;
  }

  async #fetch(secretId: string): Promise<readonly Secret[]> {
    this.#metrics.record({ SecretRefresh: 1 });
    const at = this.#clock.now();
    const secrets = await this.#inner.get(secretId);
    this.#fetched.set(secretId, { secrets, at });
    return secrets;
  }
}
