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
    /(?<string>"(?:[^"\\\n]|\\.)*")/,
    /(?<unclosed>"(?:[^"\\\n]|\\.)*\\?)/,
    /(?<quoted>'(?:[^'\\\n]|\\.)*'?)/,
    /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))/,
    /(?<mark>[[\]{},:])/,
    /(?<word>(?:[^ \t\n\r[\]{},:"'/]|\/(?![/*]))+)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** The words of JSON, and of what was meant to be JSON: every character but white space is in one of them. */
export function* tokensOf(text: string): Generator<Token> {
  for (const { 0: found, index: from, groups = {} } of text.matchAll(shapes)) {
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined) as Token['kind'];
    yield { kind, text: found, from, to: from + found.length };
  }
}
