/** What of a string a search needs; a test can count the reads. */
export type CharSequence = Pick<string, 'length' | 'charCodeAt'>;

/** A text to find in another, by Knuth, Morris and Pratt: a hostile pair of texts costs no more than a friendly one. */
export class Needle {
  readonly #text: string;
  /** For each place: how much of the beginning is also an ending of what precedes it. */
  readonly #borders: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#borders = bordersOf(text);
  }

  /** Where the first occurrence between `from` and `stop` ends. */
  endIn(text: CharSequence, from: number, stop: number): number | undefined {
    let matched = 0;
    for (let at = from; at < stop; at += 1) {
      matched = extend(this.#text, this.#borders, matched, text.charCodeAt(at));
      if (matched === this.#text.length) return at + 1;
    }
    return undefined;
  }
}

export function holdsAt(text: CharSequence, part: string, offset: number): boolean {
  if (offset + part.length > text.length) return false;
  for (let at = 0; at < part.length; at += 1) {
    if (text.charCodeAt(offset + at) !== part.charCodeAt(at)) return false;
  }
  return true;
}

function bordersOf(text: string): readonly number[] {
  const borders = [0];
  let matched = 0;
  for (let at = 1; at < text.length; at += 1) {
    matched = extend(text, borders, matched, text.charCodeAt(at));
    borders.push(matched);
  }
  return borders;
}

function extend(text: string, borders: readonly number[], matched: number, char: number): number {
  let length = matched;
  while (length > 0 && text.charCodeAt(length) !== char) length = borders[length - 1] as number;
  return text.charCodeAt(length) === char ? length + 1 : length;
}
