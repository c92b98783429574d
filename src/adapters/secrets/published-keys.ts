import { isYounger } from '../../domain/age.ts';
import { SecretsUnavailable } from '../../domain/errors.ts';
import { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Keys, SecretStore } from '../../ports/secrets.ts';
import type { Web } from '../../ports/web.ts';
import { CachedSecret } from './cached-secret.ts';

/**
 * What is published under an address seldom changes: SNS names a new certificate by a new address, and a set of keys gets a new
 * one long before it signs. Whoever names a key that nobody knows has the set looked at again once a minute at most.
 */
const times = { ttlSeconds: 3_600, staleSeconds: 86_400, refetchSeconds: 60 };

/**
 * A request names the address, and nobody has proven it. So a forger can have new addresses looked at, within those that are
 * pinned: some in a minute, and not so many are remembered that memory counts. What the forger made up is forgotten first.
 */
const most = { remembered: 64, newPerMinute: 10 };
const minuteMs = 60_000;

/** Documents with public keys, by their address: remembered like secrets, and like them good for a while in an outage. */
export class PublishedKeys implements Keys {
  /** The one that was asked for last comes last. */
  readonly #known = new Map<string, CachedSecret>();
  /** Those of them at which there was a document. */
  readonly #found = new Set<string>();
  /** What is posted to those that tell a key to whoever knows a secret. */
  readonly #questions = new Map<string, string>();
  readonly #clock: Clock;
  readonly #make: (url: string) => CachedSecret;
  #newSince: number[] = [];

  constructor(web: Web, clock: Clock, log: Log, metrics: Metrics) {
    const store = storeOf(web, this.#questions, (url) => this.#found.add(url));
    this.#clock = clock;
    this.#make = (url) => new CachedSecret(url, store, clock, log, metrics, times);
  }

  async get(url: string, question?: string): Promise<readonly Secret[]> {
    if (question !== undefined) this.#questions.set(url, question);
    return await this.#remembered(url).get('all');
  }

  async refresh(url: string, tried: readonly Secret[]): Promise<readonly Secret[] | undefined> {
    return await this.#remembered(url).refresh(tried);
  }

  #remembered(url: string): CachedSecret {
    const cached = this.#known.get(url) ?? this.#remember(url);
    this.#known.delete(url);
    this.#known.set(url, cached);
    return cached;
  }

  #remember(url: string): CachedSecret {
    const now = this.#clock.now();
    this.#newSince = this.#newSince.filter((since) => isYounger(since, minuteMs, now));
    if (this.#newSince.length >= most.newPerMinute)
      throw new SecretsUnavailable('unreachable', url, 'is one of too many new addresses in a minute');
    this.#newSince.push(now);
    if (this.#known.size >= most.remembered) this.#forget();
    return this.#make(url);
  }

  #forget(): void {
    const urls = [...this.#known.keys()];
    const least = urls.find((url) => !this.#found.has(url)) ?? (urls[0] as string);
    this.#known.delete(least);
    this.#found.delete(least);
    this.#questions.delete(least);
  }
}

/** Where there is no document, nothing verifies, and that is remembered too. */
function storeOf(
  web: Web,
  questions: ReadonlyMap<string, string>,
  found: (url: string) => void,
): SecretStore {
  return {
    async get(url) {
      const document = await web.get(url, questions.get(url));
      if (document === undefined) return [];
      found(url);
      return [new Secret(document)];
    },
  };
}
