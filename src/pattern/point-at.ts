import type { PatternError } from './pattern-error.ts';

/** So much of a line is shown before and behind the place. */
const around = 60;

/** The line of the pattern that is wrong, and under it what is wrong in it: for a terminal. */
export function pointAt(text: string, { from, to }: Pick<PatternError, 'from' | 'to'>): string {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const [line = ''] = text.slice(start).split('\n', 1);
  const left = Math.max(start, from - around);
  const right = Math.min(start + line.length, Math.max(to, from) + around);
  const before = columns(text.slice(left, from));
  const marks = '^'.repeat(Math.max(1, columns(text.slice(from, Math.min(to, right))).length));
  return `${columns(text.slice(left, right))}\n${' '.repeat(before.length)}${marks}`;
}

/** One column for each character, and none that moves a cursor. */
function columns(text: string): string {
  return text.toWellFormed().replace(/\t/g, ' ').replace(/\p{C}/gu, '\u{FFFD}');
}
