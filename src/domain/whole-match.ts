/**
 * Whether a pattern matches all of a text, and not a part of it: what is let through is never more than was written down,
 * with or without `^` and `$`, and a `g` remembers nothing of the text before.
 */
export function matchesWhole(pattern: RegExp, text: string): boolean {
  return new RegExp(`^(?:${pattern.source})$`, pattern.flags.replace(/[dgmy]/g, '')).test(text);
}
