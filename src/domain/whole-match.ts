/** Whether a pattern matches a text from its beginning to its end: one that forgets `^` and `$` must not let more pass. */
export function isWholeMatch(pattern: RegExp, text: string): boolean {
  return pattern.exec(text)?.[0] === text;
}
