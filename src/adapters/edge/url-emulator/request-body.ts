import type { IncomingMessage } from 'node:http';

/** Lambda's limit for an event: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const maxEventBytes = 6 * 1024 * 1024;

/** What is read and thrown away of a body that is refused, so that its sender hears why instead of a broken connection. */
const mostRefusedBytes = 4 * maxEventBytes;

const firstBytes = 16 * 1024;

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

/**
 * Reads a body and keeps no byte of one that is refused: `too_large` for an event, or `no_room` beside those that are
 * held already. What is kept is taken from `held`; the caller gives it back.
 */
export async function readBody(request: IncomingMessage, held: HeldBytes): Promise<Buffer | Refusal> {
  let refusal: Refusal | undefined;
  let body: Buffer = Buffer.alloc(0);
  let kept = 0;
  let read = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      read += chunk.length;
      if (read > maxEventBytes) refusal = 'too_large';
      else if (refusal === undefined && !held.take(chunk.length)) refusal = 'no_room';
      if (refusal === undefined) {
        // copied: a list of chunks of one byte would take a hundred times as much
        body = withRoomFor(body, kept, chunk.length);
        kept += chunk.copy(body, kept);
      } else {
        held.giveBack(kept);
        [body, kept] = [Buffer.alloc(0), 0];
        if (read > mostRefusedBytes) return refusal;
      }
    }
  } catch (error) {
    held.giveBack(kept);
    throw error;
  }
  return refusal ?? body.subarray(0, kept);
}

function withRoomFor(body: Buffer, used: number, more: number): Buffer {
  if (used + more <= body.length) return body;
  const larger = Buffer.allocUnsafeSlow(Math.max(firstBytes, used + more, 2 * body.length));
  body.copy(larger, 0, 0, used);
  return larger;
}
