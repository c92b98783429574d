import type { Range } from './json-tokens.ts';

const longest = { word: 60, path: 160 };

interface Fault extends ErrorOptions {
  /** Where it is in the pattern's text. */
  readonly at: Range;
}

/** What EventBridge answers to with `InvalidEventPatternException`. The message is for the person who wrote the pattern. */
export class PatternError extends Error implements Range {
  override readonly name = 'PatternError';
  readonly code = 'pattern_invalid';
  /** The field at fault, such as `detail.amount`; empty when it is the pattern as a whole. */
  readonly path: string;
  readonly from: number;
  readonly to: number;

  constructor(path: string, problem: string, { at, ...options }: Fault) {
    const shown = clip(path, longest.path);
    super(shown === '' ? problem : `${shown}: ${problem}`, options);
    this.path = shown;
    this.from = at.from;
    this.to = at.to;
  }
}

/** A word of the pattern, safe to print: quoted, clipped, nothing that moves a terminal's cursor. */
export function quote(word: string): string {
  return `"${clip(word, longest.word)}"`;
}

export function clip(text: string, length: number): string {
  const short = text.length <= length ? text : `${text.slice(0, length)}…`;
  return short.toWellFormed().replace(/\p{C}/gu, '\u{FFFD}');
}

/** A value for a sentence, as JSON. */
export function shown(value: string | number | boolean | null): string {
  return clip(JSON.stringify(value), longest.word);
}
