/** A part of what is said of a sender. Texts are Markdown: emphasis, code and links. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'steps' | 'points'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'code'; readonly language: 'json' | 'sh'; readonly code: string };

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** All that is said of one sender: a page of docs/providers/, and what `sallyport providers <id>` shows. */
export interface Sheet {
  readonly title: string;
  readonly intro: readonly Block[];
  readonly sections: readonly Section[];
}

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const points = (items: readonly string[]): Block => ({ kind: 'points', items });
export const code = (word: string): string => `\`${word}\``;

/** Nothing where nothing is to be said. */
export function section(heading: string, blocks: readonly Block[]): readonly Section[] {
  return blocks.length === 0 ? [] : [{ heading, blocks }];
}
