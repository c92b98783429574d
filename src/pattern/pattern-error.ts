const longest = { word: 60, path: 160 };

/** What EventBridge answers to with `InvalidEventPatternException`. The message is for the person who wrote the pattern. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  readonly code = 'pattern_invalid';
  /** The field at fault, such as `detail.amount`; empty when it is the pattern as a whole. */
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    const shown = clip(path, longest.path);
    super(shown === '' ? problem : `${shown}: ${problem}`, options);
    this.path = shown;
  }
}

/** A word of the pattern, safe to print: quoted, clipped, nothing that moves a terminal's cursor. */
export function quote(word: string): string {
  return `"${clip(word, longest.word)}"`;
}

function clip(text: string, length: number): string {
  const short = text.length <= length ? text : `${text.slice(0, length)}…`;
  return short.toWellFormed().replace(/\p{C}/gu, '\u{FFFD}');
}
