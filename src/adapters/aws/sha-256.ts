import { hash, mac } from '../../domain/verification/crypto.ts';

type Bytes = string | ArrayBuffer | ArrayBufferView;

/**
 * SHA-256, and HMAC where there is a secret, as the SDK signs with. In place of its own, which makes a key anew for every request, for longer
 * than the HMAC takes, and copies a digest before it hands it out: the bytes of a secret are the same for all requests of a day.
 */
export class Sha256 {
  readonly digestLength = 32;
  readonly #key: string | Uint8Array | undefined;
  #pieces: Uint8Array[] = [];

  constructor(secret?: Bytes) {
    this.#key = secret === undefined || typeof secret === 'string' ? secret : bytesOf(secret);
  }

  update(piece: Uint8Array): void {
    this.#pieces.push(piece);
  }

  async digest(): Promise<Uint8Array> {
    return this.#key === undefined ? hash('sha256', this.#pieces) : mac('sha256', this.#key, this.#pieces);
  }

  reset(): void {
    this.#pieces = [];
  }
}

function bytesOf(secret: ArrayBuffer | ArrayBufferView): Uint8Array {
  if (secret instanceof Uint8Array) return secret;
  if (secret instanceof ArrayBuffer) return new Uint8Array(secret);
  return new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength);
}
