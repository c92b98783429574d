/**
 * What is remembered of one secret, or of one document with public keys. Three wishes pull apart: a store should be asked
 * seldom, a secret that was changed should verify at once, and an outage of the store should not be felt. So an answer is
 * fresh for a while, is looked for again at the first signature that it does not explain, and serves on when it has grown
 * stale and nobody can be asked. A process that starts asks for what proves nearly every delivery, and for the rest when a
 * signature needs it, or a little later. However many deliveries wait, one question is under way; and that one of them waits
 * no longer says nothing about the store.
 */
import { elapsed, isYounger } from '../../domain/age.ts';
import type { SecretsUnavailable } from '../../domain/errors.ts';
import type { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { SecretStore } from '../../ports/secrets.ts';
import { type Answer, Asking, type Extent } from './asking.ts';
import { late } from './unreachable.ts';

/** How long a delivery waits for the store: with nothing to serve, nearly as long as the most hurried sender (3 s) does. */
const patienceMs = { empty: 2_500, stale: 1_000 };
/** After a failure the store is left alone: shortly where deliveries fail meanwhile, longer where they do not. */
const cooldownMs = { empty: 1_000, stale: 10_000 };
/** A flood of forged signatures must not become a flood of look-ups. */
const usualRefetchSeconds = 10;
/**
 * How long the current secrets alone are fresh. Who comes later waits once for the others, so that an outage seldom meets a
 * process that does not know them. They are not fetched behind an answer: a process that is frozen then loses the call.
 */
const currentSeconds = 10;

export interface CacheTimes {
  /** How long an answer of the store is fresh. */
  readonly ttlSeconds: number;
  /** How much longer it serves while the store cannot be reached. */
  readonly staleSeconds: number;
  /** How often what it does not explain is a reason to ask again; every 10 s where nothing is said. */
  readonly refetchSeconds?: number;
}

/** What is remembered of one secret. */
export class CachedSecret {
  readonly #secretId: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #times: CacheTimes;
  readonly #asking: Asking;
  #refetchedAt = Number.NEGATIVE_INFINITY;

  constructor(
    secretId: string,
    store: SecretStore,
    clock: Clock,
    log: Log,
    metrics: Metrics,
    times: CacheTimes,
  ) {
    this.#secretId = secretId;
    this.#clock = clock;
    this.#log = log;
    this.#times = times;
    this.#asking = new Asking(secretId, store, clock, metrics, (failure) => this.#tell(failure));
  }

  /** @throws {SecretsUnavailable} */
  async get(extent: Extent): Promise<readonly Secret[]> {
    // the question that is under way may be for less
    if (extent === 'all' && this.#asking.flight?.extent === 'current')
      await this.#asking.ask(extent, patienceMs.empty);
    const fresh = this.#fresh(extent);
    if (fresh) return fresh.secrets;
    const answer = (await this.#isAnswered(extent)) ? this.#known(extent) : this.#stale(extent);
    if (answer) return answer.secrets;
    throw this.#asking.failure?.error ?? late(this.#secretId, patienceMs.empty);
  }

  /** What was not asked for yet is no refetch. @throws {SecretsUnavailable} where nobody can tell what that is */
  async refresh(tried: readonly Secret[]): Promise<readonly Secret[] | undefined> {
    const { answer } = this.#asking;
    if (answer?.secrets !== tried) return answer?.secrets;
    if (answer.extent === 'current') return await this.get('all');
    if (this.#mayRefetch()) await this.#asking.ask('all', patienceMs.stale);
    return this.#asking.answer?.secrets === tried ? undefined : this.#asking.answer?.secrets;
  }

  /** Asks, where that is worth the wait. Whoever has something to serve does not wait for what others gave up. */
  async #isAnswered(extent: Extent): Promise<boolean> {
    const { flight } = this.#asking;
    const hasStale = this.#stale(extent) !== undefined;
    if (flight ? flight.isLate && hasStale : this.#coolsDown(extent)) return false;
    const hasLanded = await this.#asking.ask(extent, hasStale ? patienceMs.stale : patienceMs.empty);
    return hasLanded && !this.#asking.failure;
  }

  #tell({ code, message }: SecretsUnavailable): void {
    const stale = this.#stale('current');
    const staleSeconds = stale && Math.round(elapsed(stale.at, this.#clock.now()) / 1000);
    this.#log.write('error', code, { secretId: this.#secretId, message, staleSeconds });
  }

  #fresh(extent: Extent): Answer | undefined {
    const { ttlSeconds } = this.#times;
    return (
      this.#youngerThan(ttlSeconds, 'all') ?? this.#youngerThan(Math.min(ttlSeconds, currentSeconds), extent)
    );
  }

  /** What the store said last, as long as that may be used. Only an outage, or no answer yet, is a reason to go on past its time. */
  #stale(extent: Extent): Answer | undefined {
    const { ttlSeconds, staleSeconds } = this.#times;
    const isOutage = (this.#asking.failure?.error.code ?? 'secret_unreachable') === 'secret_unreachable';
    return isOutage ? this.#youngerThan(ttlSeconds + staleSeconds, extent) : undefined;
  }

  #youngerThan(seconds: number, extent: Extent): Answer | undefined {
    const answer = this.#known(extent);
    return answer && isYounger(answer.at, seconds * 1000, this.#clock.now()) ? answer : undefined;
  }

  /** The answer, where it says as much. */
  #known(extent: Extent): Answer | undefined {
    const { answer } = this.#asking;
    return extent === 'current' || answer?.extent === 'all' ? answer : undefined;
  }

  #coolsDown(extent: Extent): boolean {
    const { failure } = this.#asking;
    if (!failure) return false;
    const ms = this.#stale(extent) ? cooldownMs.stale : cooldownMs.empty;
    return isYounger(failure.at, ms, this.#clock.now());
  }

  /** A flight under way may be joined by all, until somebody has waited in vain; a new one is started seldom. */
  #mayRefetch(): boolean {
    const { flight } = this.#asking;
    if (flight !== undefined) return !flight.isLate;
    const { refetchSeconds = usualRefetchSeconds } = this.#times;
    const now = this.#clock.now();
    if (isYounger(this.#refetchedAt, refetchSeconds * 1000, now) || this.#coolsDown('all')) return false;
    this.#refetchedAt = now;
    return true;
  }
}
