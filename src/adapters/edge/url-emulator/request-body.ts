import type { IncomingMessage } from 'node:http';

/** Lambda's limit for an event: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const maxEventBytes = 6 * 1024 * 1024;

/** What is read and thrown away of a body that is refused, so that its sender hears why instead of a broken connection. */
const mostRefusedBytes = 4 * maxEventBytes;

/** Bytes that a server holds for all its requests together. */
export class HeldBytes {
  readonly #most: number;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** @returns false when there is no room for them */
  take(bytes: number): boolean {
    if (this.#held + bytes > this.#most) return false;
    this.#held += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#held -= bytes;
  }
}

export type Refusal = 'too_large' | 'no_room';

/** What has come of a body. */
class Body {
  readonly #held: HeldBytes;
  #bytes: Buffer = Buffer.alloc(0);
  #kept = 0;
  #read = 0;
  #refusal: Refusal | undefined;

  constructor(held: HeldBytes) {
    this.#held = held;
  }

  get isEnough(): boolean {
    return this.#read > mostRefusedBytes;
  }

  get result(): Buffer | Refusal {
    return this.#refusal ?? this.#bytes.subarray(0, this.#kept);
  }

  add(chunk: Buffer): void {
    this.#read += chunk.length;
    if (this.#read > maxEventBytes) this.#refusal = 'too_large';
    else if (this.#refusal === undefined && !this.#held.take(chunk.length)) this.#refusal = 'no_room';
    if (this.#refusal !== undefined) {
      this.forget();
      return;
    }
    // copied: a list of chunks of one byte would take a hundred times as much
    this.#bytes = withRoomFor(this.#bytes, this.#kept, chunk.length);
    this.#kept += chunk.copy(this.#bytes, this.#kept);
  }

  forget(): void {
    this.#held.giveBack(this.#kept);
    [this.#bytes, this.#kept] = [Buffer.alloc(0), 0];
  }
}

/**
 * Reads a body and keeps no byte of one that is refused: `too_large` for an event, or `no_room` beside those that are
 * held already. What is kept is taken from `held`; the caller gives it back. By events, since to iterate over a request
 * costs more than all else that is done with a small one.
 */
export function readBody(request: IncomingMessage, held: HeldBytes): Promise<Buffer | Refusal> {
  const body = new Body(held);
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      body.add(chunk);
      if (!body.isEnough) return;
      request.pause();
      resolve(body.result);
    });
    request.once('end', () => resolve(body.result));
    request.once('close', () => {
      if (request.readableEnded) return;
      body.forget();
      reject(new Error('the connection was closed in the middle of a body'));
    });
  });
}

function withRoomFor(body: Buffer, used: number, more: number): Buffer {
  if (used + more <= body.length) return body;
  const larger = Buffer.allocUnsafe(Math.max(used + more, 2 * body.length));
  body.copy(larger, 0, 0, used);
  return larger;
}
