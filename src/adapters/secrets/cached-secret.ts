/**
 * What is remembered of one secret, or of one document with public keys. Three wishes pull apart: a store should be asked
 * seldom, a secret that was changed should verify at once, and an outage of the store should not be felt. So an answer is
 * fresh for a while, is looked for again at the first signature that it does not explain, and serves on when it has grown
 * stale and nobody can be asked. However many deliveries wait, one question is under way.
 */
import { elapsed, isYounger } from '../../domain/age.ts';
import { SecretsUnavailable } from '../../domain/errors.ts';
import type { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { SecretStore } from '../../ports/secrets.ts';
import { within } from './within.ts';

/** No delivery waits longer than this for the store. */
const patienceMs = 1_000;
/** After a failure the store is left alone: shortly where deliveries fail meanwhile, longer where they do not. */
const cooldownMs = { empty: 1_000, stale: 10_000 };
/** A flood of forged signatures must not become a flood of look-ups. */
const refetchEveryMs = 10_000;

export interface CacheTimes {
  /** How long an answer of the store is fresh. */
  readonly ttlSeconds: number;
  /** How much longer it serves while the store cannot be reached. */
  readonly staleSeconds: number;
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
  #flight: Promise<void> | undefined;
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
    if (this.#flight || !this.#coolsDown()) await this.#ask();
    return this.#best();
  }

  async refresh(tried: readonly Secret[]): Promise<readonly Secret[] | undefined> {
    if (this.#answer?.secrets === tried && this.#mayRefetch()) await this.#ask();
    return this.#answer?.secrets === tried ? undefined : this.#answer?.secrets;
  }

  /** One flight at a time, which everybody who needs an answer joins. */
  #ask(): Promise<void> {
    this.#flight ??= this.#fetch().finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  async #fetch(): Promise<void> {
    this.#metrics.record({ SecretRefresh: 1 });
    this.#turn += 1;
    const [turn, at] = [this.#turn, this.#clock.now()];
    const asking = this.#store.get(this.#secretId).then((secrets) => this.#learn({ secrets, at, turn }));
    try {
      await within(patienceMs, asking, () => this.#late());
    } catch (error) {
      this.#fail(error instanceof SecretsUnavailable ? error : this.#broken(error));
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

  /** What the store said last, as long as that may be used. Only an outage is a reason to go on past its time. */
  #best(): readonly Secret[] {
    const answer = this.#failure ? this.#stale() : this.#answer;
    if (answer) return answer.secrets;
    throw (this.#failure as Failure).error;
  }

  #stale(): Answer | undefined {
    const { ttlSeconds, staleSeconds } = this.#times;
    return this.#failure?.error.code === 'secret_unreachable'
      ? this.#youngerThan(ttlSeconds + staleSeconds)
      : undefined;
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

  /** A flight under way may be joined by all; a new one is started seldom. */
  #mayRefetch(): boolean {
    if (this.#flight !== undefined) return true;
    const now = this.#clock.now();
    if (isYounger(this.#refetchedAt, refetchEveryMs, now) || this.#coolsDown()) return false;
    this.#refetchedAt = now;
    return true;
  }

  #late(): SecretsUnavailable {
    return new SecretsUnavailable(
      'unreachable',
      this.#secretId,
      `was not there within ${patienceMs} ms; it is fetched again`,
    );
  }

  #broken(error: unknown): SecretsUnavailable {
    const { name } = error as Error;
    return new SecretsUnavailable(
      'unreachable',
      this.#secretId,
      `could not be fetched (${name}); it is fetched again`,
      { cause: error },
    );
  }
}
