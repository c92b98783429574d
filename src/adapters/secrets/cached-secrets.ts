import type { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { SecretStore, Secrets } from '../../ports/secrets.ts';
import { CachedSecret, type CacheTimes } from './cached-secret.ts';

/** Spares the store and survives its outages: one memory per secret, over any store. */
export class CachedSecrets implements Secrets {
  readonly #secrets = new Map<string, CachedSecret>();
  readonly #make: (secretId: string) => CachedSecret;

  constructor(store: SecretStore, clock: Clock, log: Log, metrics: Metrics, times: CacheTimes) {
    this.#make = (secretId) => new CachedSecret(secretId, store, clock, log, metrics, times);
  }

  get(secretId: string): Promise<readonly Secret[]> {
    return this.#cached(secretId).get('current');
  }

  all(secretId: string): Promise<readonly Secret[]> {
    return this.#cached(secretId).get('all');
  }

  refresh(secretId: string, tried: readonly Secret[]): Promise<readonly Secret[] | undefined> {
    return this.#cached(secretId).refresh(tried);
  }

  #cached(secretId: string): CachedSecret {
    const known = this.#secrets.get(secretId);
    if (known) return known;
    const made = this.#make(secretId);
    this.#secrets.set(secretId, made);
    return made;
  }
}
