import { SecretsUnavailable } from '../../../domain/errors.ts';
import type { PrivateKey } from '../../../domain/verification/crypto.ts';
import type { KeyPair } from '../../../domain/verification/scheme.ts';
import { Secret } from '../../../domain/verification/secrets/secret.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Keys } from '../../../ports/secrets.ts';
import { type KeyPairs, publicHalf } from './key-pairs.ts';
import { selfSigned } from './self-signed.ts';

interface Own {
  readonly key: PrivateKey;
  readonly document: Secret;
}

/**
 * What senders publish, and beside it what this machine does in their place, so that a sample can be signed whose private key
 * nobody has. It is put around the keys of a gateway whose bus is a file here, and of no other.
 */
export class KeysTrustedHere implements Keys {
  readonly #theirs: Keys;
  readonly #pairs: KeyPairs;
  readonly #published: ReadonlyMap<string, KeyPair>;
  readonly #clock: Clock;
  readonly #known = new Map<string, Own>();

  /** @param published pairs by the addresses at which their public halves are looked for */
  constructor(theirs: Keys, pairs: KeyPairs, published: ReadonlyMap<string, KeyPair>, clock: Clock) {
    this.#theirs = theirs;
    this.#pairs = pairs;
    this.#published = published;
    this.#clock = clock;
  }

  async get(address: string, question?: string): Promise<readonly Secret[]> {
    const pair = this.#published.get(address);
    if (!pair) return await this.#theirs.get(address, question);
    return [await this.#documentOf(pair, address)];
  }

  /** What stands there of the sender's is looked for where ours does not do: a sample needs no network. */
  async refresh(address: string, tried: readonly Secret[]): Promise<readonly Secret[] | undefined> {
    const pair = this.#published.get(address);
    if (!pair) return await this.#theirs.refresh(address, tried);
    if (!pair.isAmongOthers) return undefined;
    const found = await this.#theirs.get(address);
    return (await this.#theirs.refresh(address, found)) ?? found;
  }

  async #documentOf(pair: KeyPair, address: string): Promise<Secret> {
    try {
      const key = await this.#pairs.of(pair.kind);
      const known = this.#known.get(address);
      if (known?.key.equals(key)) return known.document;
      const text = pair.document?.(publicHalf(key)) ?? (await selfSigned(key, this.#clock.now()));
      const document = new Secret(text);
      this.#known.set(address, { key, document });
      return document;
    } catch (error) {
      const why = `has no key of this machine: ${(error as Error).message}`;
      throw new SecretsUnavailable('unreachable', address, why, { cause: error });
    }
  }
}

/** Those of the pairs whose public halves are looked for at an address. */
export function byAddress(pairs: readonly (KeyPair | undefined)[]): ReadonlyMap<string, KeyPair> {
  return new Map(
    pairs.flatMap((pair) => (pair?.publishedAt === undefined ? [] : [[pair.publishedAt, pair] as const])),
  );
}
