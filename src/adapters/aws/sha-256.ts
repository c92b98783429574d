import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

type Bytes = string | ArrayBuffer | ArrayBufferView;

/** The SDK hands out the same bytes for all requests of a day. */
const keys = new WeakMap<Uint8Array, KeyObject>();

/**
 * SHA-256, and HMAC where there is a secret, as the SDK signs with. In place of its own, which makes a key anew for every request, for longer
 * than the HMAC takes, and copies a digest before it hands it out.
 */
export class Sha256 {
  readonly digestLength = 32;
  readonly #secret: Bytes | undefined;
  #pieces: Uint8Array[] = [];

  constructor(secret?: Bytes) {
    this.#secret = secret;
  }

  update(piece: Uint8Array): void {
    this.#pieces.push(piece);
  }

  async digest(): Promise<Uint8Array> {
    const [first = new Uint8Array(), ...more] = this.#pieces;
    const bytes = more.length === 0 ? first : Buffer.concat(this.#pieces);
    if (this.#secret === undefined) return hash('sha256', bytes, 'buffer');
    return createHmac('sha256', keyOf(this.#secret)).update(bytes).digest();
  }

  reset(): void {
    this.#pieces = [];
  }
}

function keyOf(secret: Bytes): string | KeyObject {
  if (typeof secret === 'string') return secret;
  if (!(secret instanceof Uint8Array)) return createSecretKey(bytesOf(secret));
  const known = keys.get(secret);
  if (known) return known;
  const made = createSecretKey(secret);
  keys.set(secret, made);
  return made;
}

function bytesOf(secret: ArrayBuffer | ArrayBufferView): Uint8Array {
  if (secret instanceof ArrayBuffer) return new Uint8Array(secret);
  return new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength);
}
