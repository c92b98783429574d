import type { Range } from './json-tokens.ts';
import { type CharSequence, holdsAt, Needle } from './needle.ts';
import { PatternError, quote } from './pattern-error.ts';

/**
 * A `*` stands for any text, also none; `\*` and `\\` stand for themselves.
 * Every character of a value is read a constant number of times, whatever the pattern.
 */
export class Wildcard {
  readonly #pieces: readonly string[];
  readonly #start: string;
  readonly #middle: readonly Needle[];
  /** What follows the last `*`; without a `*` there is no such thing. */
  readonly #end: string | undefined;

  /** @param at where it stands in the pattern */
  constructor(text: string, path: string, at: Range = { from: 0, to: text.length }) {
    const pieces = literalPieces(text, path, at);
    const [start, ...rest] = pieces;
    this.#pieces = pieces;
    this.#start = start;
    this.#end = rest.pop();
    this.#middle = rest.map((piece) => new Needle(piece));
  }

  /** A text that it matches: a short one for each star. */
  example(): string {
    return this.#pieces.join('x');
  }

  matches(text: CharSequence): boolean {
    if (!holdsAt(text, this.#start, 0)) return false;
    if (this.#end === undefined) return text.length === this.#start.length;

    const stop = text.length - this.#end.length;
    let at: number | undefined = this.#start.length;
    for (const needle of this.#middle) {
      at = needle.endIn(text, at, stop);
      if (at === undefined) return false;
    }
    return at <= stop && holdsAt(text, this.#end, stop);
  }
}

/** The texts between the stars: one more than there are stars. */
function literalPieces(text: string, path: string, place: Range): readonly [string, ...string[]] {
  const pieces: string[] = [];
  let piece = '';
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '*') {
      if (text[at + 1] === '*') {
        throw new PatternError(path, `"wildcard" ${quote(text)} has consecutive "*"`, { at: place });
      }
      pieces.push(piece);
      piece = '';
    } else {
      if (text[at] === '\\') at = escaped(text, at, path, place);
      piece += text[at];
    }
  }
  const [first, ...others] = pieces;
  return first === undefined ? [piece] : [first, ...others, piece];
}

/** Where the character is that a backslash protects. */
function escaped(text: string, backslash: number, path: string, at: Range): number {
  const char = text[backslash + 1];
  if (char === '*' || char === '\\') return backslash + 1;
  throw new PatternError(
    path,
    `"wildcard" ${quote(text)} has a "\\" that is followed by neither "*" nor "\\"`,
    { at },
  );
}
