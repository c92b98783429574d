import type { Sent } from '../../domain/verification/signed-url.ts';
import type { Cause } from '../cause.ts';
import type { CameBody } from './came-body.ts';

/** A body as it was signed, if `cause` is what happened to it on its way. */
export interface Repaired {
  readonly cause: Omit<Cause, 'axis'>;
  readonly body: string | Uint8Array;
  /** What it then is, where that is another kind of content: whoever rewrote it rewrote the header that tells of it. */
  readonly contentType?: 'application/json' | 'application/x-www-form-urlencoded';
}

/** Ways in which bodies are damaged, undone: lazily, each in linear time, and none that cannot have happened. */
export type Repairs = (came: CameBody, request: Sent) => Iterable<Repaired>;

/** One of a table of them. */
export interface Repair extends Omit<Cause, 'axis'>, Pick<Repaired, 'contentType'> {
  /** @returns nothing where it cannot have happened */
  readonly undo: (came: CameBody, request: Sent) => Repaired['body'] | undefined;
}

export function eachOf(table: readonly Repair[]): Repairs {
  return function* (came, request) {
    for (const { undo, contentType, ...cause } of table) {
      const body = undo(came, request);
      if (body !== undefined) yield { cause, body, ...(contentType && { contentType }) };
    }
  };
}

/** What nearly every damage calls for. */
export const keepBytes =
  'let nothing on the way parse, decode or rewrite the body, and in code of your own verify the bytes as they arrive: express.raw() in Express, request.get_data() in Flask, request.body in Django, php://input in PHP, io.ReadAll in Go';
