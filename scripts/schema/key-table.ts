import { plainText } from '../../src/cli/terminal/plain-text.ts';

/**
 * What a table of a page says of each key, without its Markdown: rows of `key`, of several keys, what they are by default, and
 * what they mean.
 */
export function keyTable(page: string): ReadonlyMap<string, string> {
  const [, table = ''] = /^\| key \| default \| means \|\n\|[-|]+\|\n((?:\|.*\n)+)/m.exec(page) ?? [];
  return new Map(
    table
      .split('\n')
      .filter((row) => row !== '')
      .flatMap((row) => {
        const [, keys = '', , ...means] = row.split(/(?<=\s|^)\|(?=\s|$)/);
        const sentence = plainText(means.slice(0, -1).join('|').trim());
        return [...keys.matchAll(/`([^`]+)`/g)].map(([, key = '']) => [key, sentence] as const);
      }),
  );
}
