import { sha256Hex } from '../domain/verification/crypto.ts';
import type { Trial } from './trial.ts';

/** What was judged already: two ways to put a thing right can make the same of it. */
export class Seen {
  readonly #trials = new Set<string>();
  readonly #ids = new WeakMap<object, number>();
  readonly #bodies = new WeakMap<Uint8Array, string>();
  readonly #requests = new WeakMap<object, string>();
  #lastId = 0;

  /** Whether it comes for the first time; from now on it does not. */
  isNew({ request, endpoint, now, candidates }: Trial): boolean {
    const { provider, publicUrl = null } = endpoint;
    const key = JSON.stringify([
      this.#textOf(request),
      this.#idOf(provider.scheme),
      publicUrl,
      now,
      this.#idOf(candidates),
    ]);
    const isNew = !this.#trials.has(key);
    this.#trials.add(key);
    return isNew;
  }

  #textOf(request: Trial['request']): string {
    const known = this.#requests.get(request);
    if (known !== undefined) return known;
    const { body, headers, method, host, rawPath, rawQuery } = request;
    const hash = this.#bodies.get(body) ?? sha256Hex(body);
    this.#bodies.set(body, hash);
    const text = sha256Hex(JSON.stringify([method, host, rawPath, rawQuery, [...headers], hash]));
    this.#requests.set(request, text);
    return text;
  }

  #idOf(one: object): number {
    const id = this.#ids.get(one) ?? this.#lastId + 1;
    this.#lastId = Math.max(id, this.#lastId);
    this.#ids.set(one, id);
    return id;
  }
}
