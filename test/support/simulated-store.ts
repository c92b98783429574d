import { SecretsUnavailable } from '../../src/domain/errors.ts';
import { replaced, Secret } from '../../src/domain/verification/secrets/secret.ts';
import type { SecretStore } from '../../src/ports/secrets.ts';
import type { ManualClock } from './manual-clock.ts';

const daySeconds = 86_400;
/** The client gives an attempt a second, and makes two. */
const clientMs = 2_000;

/** Secrets Manager in memory: one secret with its stages, and the ways in which it can fail. */
export class SimulatedStore implements SecretStore {
  calls = 0;
  /** What a call does instead of answering: it fails at once, or when the client gives it up. */
  trouble: undefined | 'fails' | 'hangs';
  readonly #clock: ManualClock;
  #current: string;
  #pending: string | undefined;
  #previous: string | undefined;
  #replacedAt: number;

  constructor(clock: ManualClock, current: string) {
    this.#clock = clock;
    this.#current = current;
    this.#replacedAt = clock.now();
  }

  async get(secretId: string): Promise<readonly Secret[]> {
    this.calls += 1;
    return this.peek(secretId);
  }

  /** A look that is not counted. */
  async peek(secretId: string): Promise<readonly Secret[]> {
    if (this.trouble === 'hangs') await new Promise((resolve) => setTimeout(resolve, clientMs));
    if (this.trouble) throw new SecretsUnavailable('unreachable', secretId, 'is down');
    return [
      new Secret(this.#current, { stage: 'current', position: 0 }),
      ...(this.#pending === undefined ? [] : [new Secret(this.#pending, { stage: 'pending', position: 0 })]),
      ...(this.#previous === undefined
        ? []
        : [new Secret(this.#previous, { ...replaced(this.#replacedAt, daySeconds), position: 0 })]),
    ];
  }

  put(value: string): void {
    this.#previous = this.#current;
    this.#current = value;
    this.#pending = undefined;
    this.#replacedAt = this.#clock.now();
  }

  stage(value: string): void {
    this.#pending = value;
  }
}
