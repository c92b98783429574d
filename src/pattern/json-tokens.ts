/** A part of a text, in its characters: from the first to behind the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Token extends Range {
  /** `quoted` is in single quotes; a `word` is a number, `true` or what JSON does not have. */
  readonly kind: 'string' | 'unclosed' | 'quoted' | 'comment' | 'mark' | 'word';
  readonly text: string;
}

const shapes = new RegExp(
  [
    /"(?:[^"\\\n]|\\.)*("|\\?)/, // with the quote at its end, if there is one
    /'(?:[^'\\\n]|\\.)*'?/,
    /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/,
    /[[\]{},:]/,
    /(?:[^ \t\n\r[\]{},:"'/]|\/(?![/*]))+/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** The words of JSON, and of what was meant to be JSON: every character but white space is in one of them. */
export function* tokensOf(text: string): Generator<Token> {
  for (const match of text.matchAll(shapes)) {
    const [found, end] = match;
    yield { kind: kindOf(found, end), text: found, from: match.index, to: match.index + found.length };
  }
}

function kindOf(found: string, end: string | undefined): Token['kind'] {
  if (end !== undefined) return end === '"' ? 'string' : 'unclosed';
  if ('[]{},:'.includes(found)) return 'mark';
  if (found.startsWith("'")) return 'quoted';
  return found.startsWith('//') || found.startsWith('/*') ? 'comment' : 'word';
}
