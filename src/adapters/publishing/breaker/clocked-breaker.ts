import { EventEmitter } from 'node:events';
import CircuitBreaker from 'opossum';
import { isYounger } from '../../../domain/age.ts';
import { longestTimerMs } from '../../../domain/time-left.ts';
import type { Clock } from '../../../ports/clock.ts';

const windowMs = 60_000;
const buckets = 12;
const bucketMs = windowMs / buckets;

export interface BreakerSettings {
  /** How long the circuit stays open before one call may try again, ms. */
  readonly cooldownMs: number;
  /** Calls in the last minute below which it never opens. */
  readonly volumeThreshold: number;
  /** Share of failures in the last minute above which it opens. */
  readonly errorThresholdPercentage: number;
}

/**
 * opossum with its time taken from a `Clock`. By itself it counts its window and leaves the open state by timers,
 * and those stand still while Lambda is frozen: after a thaw a circuit would stay open, or judge by failures of
 * hours ago. So its window is turned by hand (`rotateBucketController`), and an open circuit is replaced by a
 * half-open one when the cooldown has passed. https://github.com/nodeshift/opossum/issues/504
 */
export class ClockedBreaker<T> {
  readonly #call = (work: () => Promise<T>): Promise<T> => work();
  readonly #clock: Clock;
  readonly #settings: BreakerSettings;
  readonly #onOpen: () => void;
  #window = new EventEmitter();
  #turnedAt: number;
  #openedAt = 0;
  #circuit: CircuitBreaker<[() => Promise<T>], T>;

  constructor(clock: Clock, settings: BreakerSettings, onOpen: () => void) {
    this.#clock = clock;
    this.#settings = settings;
    this.#onOpen = onOpen;
    this.#turnedAt = clock.now();
    this.#circuit = this.#build({ closed: true });
  }

  /** Runs `work`, whose rejection counts as a failure, or rejects with the code `EOPENBREAKER` without running it. */
  fire(work: () => Promise<T>): Promise<T> {
    const now = this.#clock.now();
    this.#turnWindow(now);
    if (this.#circuit.opened && !isYounger(this.#openedAt, this.#settings.cooldownMs, now)) {
      this.#circuit.shutdown();
      this.#window = new EventEmitter();
      this.#circuit = this.#build({ closed: false, halfOpen: true });
    }
    return this.#circuit.fire(work);
  }

  #turnWindow(now: number): void {
    // by a clock that was set back the window goes on from here: else it would stand still until that time comes again
    if (now < this.#turnedAt) this.#turnedAt = now;
    const turns = Math.floor((now - this.#turnedAt) / bucketMs);
    for (let turn = 0; turn < Math.min(turns, buckets); turn += 1) this.#window.emit('rotate');
    this.#turnedAt += turns * bucketMs;
  }

  #build(state: { closed: boolean; halfOpen?: boolean }): CircuitBreaker<[() => Promise<T>], T> {
    // `state` is documented, but missing in the types
    const options: CircuitBreaker.Options<[() => Promise<T>]> & { readonly state: typeof state } = {
      timeout: false,
      resetTimeout: longestTimerMs,
      volumeThreshold: this.#settings.volumeThreshold,
      errorThresholdPercentage: this.#settings.errorThresholdPercentage,
      rollingCountTimeout: windowMs,
      rollingCountBuckets: buckets,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
      rotateBucketController: this.#window,
      state,
    };
    const circuit = new CircuitBreaker<[() => Promise<T>], T>(this.#call, options);
    circuit.on('open', () => {
      this.#openedAt = this.#clock.now();
      this.#onOpen();
    });
    return circuit;
  }
}
