import { hidden } from '../../domain/hiding/spellings.ts';

/** Longer ones are hidden wherever they stand. */
const longest = 7;

/**
 * Hides short secrets where they stand between other words of a text that came with a request. In our own sentences they may stand
 * as words: somebody's secret is `secret`.
 */
export function withoutShort(secrets: readonly string[]): (text: string) => string {
  const short = secrets.filter(({ length }) => length > 0 && length <= longest);
  return (text) =>
    short.reduce(
      (shown, secret) =>
        shown
          .split(secret)
          .reduce((before, after) =>
            /[A-Za-z\d]$/.test(before) || /^[A-Za-z\d]/.test(after)
              ? before + secret + after
              : before + hidden + after,
          ),
      text,
    );
}
