import { printableText } from '../../domain/content/printable.ts';

/** What a terminal draws in two columns: the scripts of East Asia, their full-width forms, pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const combining = /^\p{M}$/u;

/** Text of a stranger in a column of a table: so many columns wide, clipped with `…`. */
export function cell(text: string, width: number, isRight = false): string {
  const shown = clipped([...printableText(text)], width);
  const blanks = ' '.repeat(Math.max(0, width - widthOf(shown)));
  return isRight ? blanks + shown.join('') : shown.join('') + blanks;
}

function clipped(characters: readonly string[], width: number): readonly string[] {
  if (widthOf(characters) <= width) return characters;
  if (width < 1) return [];
  const kept = [...characters];
  while (widthOf(kept) > width - 1) kept.pop();
  return [...kept, '…'];
}

function widthOf(characters: readonly string[]): number {
  return characters.reduce((sum, one) => sum + columnsOf(one), 0);
}

function columnsOf(character: string): number {
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** `812 B`, `7.4 kB`, `1.0 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  // 999,950 would be 1000.0 kB
  return bytes < 999_950 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
