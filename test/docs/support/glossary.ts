import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { root } from './page-files.ts';

/** The words of a glossary: those that things have, and those that they no longer have. */
export function glossaryOf(markdown: string): { readonly terms: string[]; readonly never: string[] } {
  const [terms, never]: [string[], string[]] = [[], []];
  visit(fromMarkdown(markdown), ['strong', 'emphasis'], (node) => {
    const text = textOf(node);
    if (node.type === 'strong') terms.push(text);
    else never.push(...(/^Never (.+)[.]$/.exec(text)?.slice(1) ?? []));
  });
  return { terms, never };
}

/** The words of the code, in names and in comments: `busWatch` is `bus watch`. */
export function wordsOfCode(): string {
  const files = globSync(['src/**/*.ts', 'infra/**/*.ts'], { cwd: root });
  return files.map((file) => plainWords(readFileSync(join(root, file), 'utf8'))).join('\n');
}

export function plainWords(code: string): string {
  return code
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replaceAll(/[^A-Za-z]+/g, ' ')
    .toLowerCase();
}

/** Whether it is there, in singular or plural. */
export function isSaidIn(words: string, term: string): boolean {
  return new RegExp(`\\b${term}s?\\b`).test(words);
}
