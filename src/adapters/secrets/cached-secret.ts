/**
 * What is remembered of one secret, or of one document with public keys. Three wishes pull apart: a store should be asked
 * seldom, a secret that was changed should verify at once, and an outage of the store should not be felt. So an answer is
 * fresh for a while, is looked for again at the first signature that it does not explain, and serves on when it has grown
 * stale and nobody can be asked. However many deliveries wait, one question is under way; and that one of them waits no
 * longer says nothing about the store.
 */
import { elapsed, isYounger } from '../../domain/age.ts';
import type { SecretsUnavailable } from '../../domain/errors.ts';
import type { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { SecretStore } from '../../ports/secrets.ts';
import { late, outage } from './unreachable.ts';
import { endsWithin } from './within.ts';

/** How long a delivery waits for the store: with nothing to serve, nearly as long as the most hurried sender (3 s) does. */
const patienceMs = { empty: 2_500, stale: 1_000 };
/** A store ends its calls by itself. One that does not is asked again. */
const longestFlightMs = 10_000;
/** After a failure the store is left alone: shortly where deliveries fail meanwhile, longer where they do not. */
const cooldownMs = { empty: 1_000, stale: 10_000 };
/** A flood of forged signatures must not become a flood of look-ups. */
const usualRefetchSeconds = 10;

export interface CacheTimes {
  /** How long an answer of the store is fresh. */
  readonly ttlSeconds: number;
  /** How much longer it serves while the store cannot be reached. */
  readonly staleSeconds: number;
  /** How often what it does not explain is a reason to ask again; every 10 s where nothing is said. */
  readonly refetchSeconds?: number;
}

interface Answer {
  readonly secrets: readonly Secret[];
  /** Epoch ms at which the store was asked. */
  readonly at: number;
  readonly turn: number;
}

interface Failure {
  readonly error: SecretsUnavailable;
  readonly at: number;
}

/** A question that is under way. */
interface Flight {
  readonly landing: Promise<void>;
  /** Whether somebody who waited for it has given that up. */
  isLate: boolean;
}

/** What is remembered of one secret. */
export class CachedSecret {
  readonly #secretId: string;
  readonly #store: SecretStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #metrics: Metrics;
  readonly #times: CacheTimes;
  #answer: Answer | undefined;
  #failure: Failure | undefined;
  #flight: Flight | undefined;
  #turn = 0;
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
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#metrics = metrics;
    this.#times = times;
  }

  async get(): Promise<readonly Secret[]> {
    const fresh = this.#youngerThan(this.#times.ttlSeconds);
    if (fresh) return fresh.secrets;
    const answer = (await this.#isAnswered()) ? this.#answer : this.#stale();
    if (answer) return answer.secrets;
    throw this.#failure?.error ?? late(this.#secretId, patienceMs.empty);
  }

  async refresh(tried: readonly Secret[]): Promise<readonly Secret[] | undefined> {
    if (this.#answer?.secrets === tried && this.#mayRefetch()) await this.#ask(patienceMs.stale);
    return this.#answer?.secrets === tried ? undefined : this.#answer?.secrets;
  }

  /** Asks, where that is worth the wait. Whoever has something to serve does not wait for what others gave up. */
  async #isAnswered(): Promise<boolean> {
    const hasStale = this.#stale() !== undefined;
    if (this.#flight ? this.#flight.isLate && hasStale : this.#coolsDown()) return false;
    const hasLanded = await this.#ask(hasStale ? patienceMs.stale : patienceMs.empty);
    return hasLanded && !this.#failure;
  }

  /** One flight at a time, which everybody who needs an answer joins. @returns whether it landed in time */
  async #ask(patience: number): Promise<boolean> {
    this.#flight ??= this.#depart();
    const flight = this.#flight;
    const hasLanded = await endsWithin(patience, flight.landing);
    if (!hasLanded) flight.isLate = true;
    return hasLanded;
  }

  #depart(): Flight {
    const landing = this.#fetch().finally(() => {
      this.#flight = undefined;
    });
    return { landing, isLate: false };
  }

  async #fetch(): Promise<void> {
    this.#metrics.record({ SecretRefresh: 1 });
    this.#turn += 1;
    const [turn, at] = [this.#turn, this.#clock.now()];
    const asking = this.#store.get(this.#secretId).then((secrets) => this.#learn({ secrets, at, turn }));
    try {
      const hasLanded = await endsWithin(longestFlightMs, asking);
      if (!hasLanded) throw late(this.#secretId, longestFlightMs);
    } catch (error) {
      this.#fail(outage(this.#secretId, error));
    }
  }

  /** An answer may come after it was given up, and after the answer to a later question: then it is too old to keep. */
  #learn(answer: Answer): void {
    if (this.#answer && answer.turn < this.#answer.turn) return;
    this.#answer = answer;
    this.#failure = undefined;
  }

  #fail(error: SecretsUnavailable): void {
    this.#failure = { error, at: this.#clock.now() };
    this.#metrics.record({ SecretFailed: 1 });
    const stale = this.#stale();
    this.#log.write('error', error.code, {
      secretId: this.#secretId,
      message: error.message,
      staleSeconds: stale && Math.round(elapsed(stale.at, this.#clock.now()) / 1000),
    });
  }

  /** What the store said last, as long as that may be used. Only an outage, or no answer yet, is a reason to go on past its time. */
  #stale(): Answer | undefined {
    const { ttlSeconds, staleSeconds } = this.#times;
    const isOutage = (this.#failure?.error.code ?? 'secret_unreachable') === 'secret_unreachable';
    return isOutage ? this.#youngerThan(ttlSeconds + staleSeconds) : undefined;
  }

  #youngerThan(seconds: number): Answer | undefined {
    const answer = this.#answer;
    return answer && isYounger(answer.at, seconds * 1000, this.#clock.now()) ? answer : undefined;
  }

  #coolsDown(): boolean {
    if (!this.#failure) return false;
    const ms = this.#stale() ? cooldownMs.stale : cooldownMs.empty;
    return isYounger(this.#failure.at, ms, this.#clock.now());
  }

  /** A flight under way may be joined by all, until somebody has waited in vain; a new one is started seldom. */
  #mayRefetch(): boolean {
    if (this.#flight !== undefined) return !this.#flight.isLate;
    const { refetchSeconds = usualRefetchSeconds } = this.#times;
    const now = this.#clock.now();
    if (isYounger(this.#refetchedAt, refetchSeconds * 1000, now) || this.#coolsDown()) return false;
    this.#refetchedAt = now;
    return true;
  }
}
