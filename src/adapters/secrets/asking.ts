import type { SecretsUnavailable } from '../../domain/errors.ts';
import type { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { SecretStore } from '../../ports/secrets.ts';
import { late, outage } from './unreachable.ts';
import { endsWithin } from './within.ts';

/** A store ends its calls by itself. One that does not is asked again. */
const longestFlightMs = 10_000;

/** As many of the secrets as will do. */
export type Extent = 'current' | 'all';

export interface Answer {
  readonly secrets: readonly Secret[];
  readonly extent: Extent;
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
  readonly extent: Extent;
  /** Whether somebody who waited for it has given that up. */
  isLate: boolean;
}

/** What a store said last of one secret, and the one question that is under way, however many wait for it. */
export class Asking {
  readonly #secretId: string;
  readonly #store: SecretStore;
  readonly #clock: Clock;
  readonly #metrics: Metrics;
  readonly #tell: (failure: SecretsUnavailable) => void;
  #answer: Answer | undefined;
  #failure: Failure | undefined;
  #flight: Flight | undefined;
  #turn = 0;

  /** @param tell what hears of each failure of the store, once */
  constructor(
    secretId: string,
    store: SecretStore,
    clock: Clock,
    metrics: Metrics,
    tell: (failure: SecretsUnavailable) => void,
  ) {
    this.#secretId = secretId;
    this.#store = store;
    this.#clock = clock;
    this.#metrics = metrics;
    this.#tell = tell;
  }

  get answer(): Answer | undefined {
    return this.#answer;
  }

  /** Since the last answer. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  get flight(): Readonly<Flight> | undefined {
    return this.#flight;
  }

  /**
   * Asks, or joins the question that is under way, whatever that asks for. Only the first question of all is for less than
   * everything. @returns whether it landed in time
   */
  async ask(extent: Extent, patienceMs: number): Promise<boolean> {
    this.#flight ??= this.#depart(this.#answer ? 'all' : extent);
    const flight = this.#flight;
    const hasLanded = await endsWithin(patienceMs, flight.landing);
    if (!hasLanded) flight.isLate = true;
    return hasLanded;
  }

  #depart(extent: Extent): Flight {
    const landing = this.#fetch(extent).finally(() => {
      this.#flight = undefined;
    });
    return { landing, extent, isLate: false };
  }

  async #fetch(extent: Extent): Promise<void> {
    this.#metrics.record({ SecretRefresh: 1 });
    this.#turn += 1;
    const [turn, at] = [this.#turn, this.#clock.now()];
    const asking = this.#question(extent).then((told) => this.#learn({ ...told, at, turn }));
    try {
      const hasLanded = await endsWithin(longestFlightMs, asking);
      if (!hasLanded) throw late(this.#secretId, longestFlightMs);
    } catch (error) {
      const failure = outage(this.#secretId, error);
      this.#failure = { error: failure, at: this.#clock.now() };
      this.#metrics.record({ SecretFailed: 1 });
      this.#tell(failure);
    }
  }

  async #question(extent: Extent): Promise<Pick<Answer, 'secrets' | 'extent'>> {
    const [store, secretId] = [this.#store, this.#secretId];
    const current = extent === 'current' && store.current ? await store.current(secretId) : undefined;
    if (current) return { secrets: current, extent: 'current' };
    return { secrets: await store.get(secretId), extent: 'all' };
  }

  /** An answer may come after it was given up, and after the answer to a later question: then it is too old to keep. */
  #learn(answer: Answer): void {
    if (this.#answer && answer.turn < this.#answer.turn) return;
    this.#answer = answer;
    this.#failure = undefined;
  }
}
