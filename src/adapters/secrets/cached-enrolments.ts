import { isYounger } from '../../domain/age.ts';
import type { EnrolmentWindow } from '../../domain/verification/secrets/enrolment-window.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Enrolments } from '../../ports/enrolments.ts';
import type { Log } from '../../ports/log.ts';
import { outage } from './unreachable.ts';

/** A flood of requests that would enrol must not become a flood of look-ups. */
const lookEveryMs = 10_000;

interface Look {
  readonly at: number;
  readonly window: Promise<EnrolmentWindow | undefined>;
}

/** Remembers whether a window is open, also that none is, and tells what comes in. */
export class CachedEnrolments implements Enrolments {
  readonly #store: Enrolments;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #looks = new Map<string, Look>();

  constructor(store: Enrolments, clock: Clock, log: Log) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  window(secretId: string): Promise<EnrolmentWindow | undefined> {
    const now = this.#clock.now();
    const known = this.#looks.get(secretId);
    if (known && isYounger(known.at, lookEveryMs, now)) return known.window;
    const window = this.#told(secretId, () => this.#store.window(secretId));
    this.#looks.set(secretId, { at: now, window });
    return window;
  }

  async take(...[secretId, window, change]: Parameters<Enrolments['take']>): Promise<boolean> {
    const isTaken = await this.#told(secretId, () => this.#store.take(secretId, window, change));
    const message = `secret ${secretId}: its sender has delivered one, which verifies from now on`;
    if (isTaken) this.#log.write('info', 'secret_enrolled', { secretId, message });
    return isTaken;
  }

  async #told<T>(secretId: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const failure = outage(secretId, error);
      this.#log.write('error', failure.code, { secretId, message: failure.message });
      throw failure;
    }
  }
}
