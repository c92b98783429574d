import { hidden } from '../../domain/hiding/spellings.ts';

/** Longer ones are hidden wherever they stand. */
const longest = 7;

/**
 * Hides short secrets where they stand between other words of a text that came with a request. In our own sentences they may stand
 * as words: somebody's secret is `secret`.
 */
export function withoutShort(secrets: readonly string[]): (text: string) => string {
  const short = secrets.filter(({ length }) => length > 0 && length <= longest);
  return (text) => short.reduce(hiddenIn, text);
}

function hiddenIn(text: string, secret: string): string {
  const [first, ...more] = text.split(secret) as [string, ...string[]];
  let before = first;
  const rest = more.map((after) => {
    // of nothing between two what stands before the first of them counts
    const isInWord = /[A-Za-z\d]/.test(before.slice(-1)) || /^[A-Za-z\d]/.test(after);
    const between = isInWord ? secret : hidden;
    before = after === '' ? between : after;
    return between + after;
  });
  return first + rest.join('');
}
