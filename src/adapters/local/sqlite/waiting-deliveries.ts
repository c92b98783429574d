import type { Answer } from '../../../domain/outcome.ts';
import type { Answered } from './journal-record.ts';

/** Headers, bodies and details are counted, and this for the rest of each. */
const bytesOfRest = 2_048;

export interface Waiting extends Answered {
  /** Made when it is written: nobody waits for that. */
  readonly answer: () => Answer;
  /** Of the memory that it takes until then. */
  readonly bytes: number;
}

/** Deliveries that wait in memory to be written. */
export class WaitingDeliveries {
  readonly #mostBytes: number;
  readonly #entries: Waiting[] = [];
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** @returns whether there was room for it */
  add(entry: Answered, answer: () => Answer): boolean {
    const bytes = sizeOf(entry);
    if (this.#bytes + bytes > this.#mostBytes) return false;
    this.#bytes += bytes;
    this.#entries.push({ ...entry, answer, bytes });
    return true;
  }

  /** The oldest wait no more, and take up their room until it is freed. */
  take(most: number): readonly Waiting[] {
    return this.#entries.splice(0, most);
  }

  free(bytes: number): void {
    this.#bytes -= bytes;
  }
}

function sizeOf({ delivery: { headers, rawQuery, body }, events }: Answered): number {
  let bytes = body.length + rawQuery.length + bytesOfRest;
  for (const [name, value] of headers) bytes += name.length + value.length;
  for (const { detail } of events) bytes += detail.length;
  return bytes;
}
