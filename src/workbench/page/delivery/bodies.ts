/** Whether it is an object or a list: anything else has no tree. */
export function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

export interface Found {
  readonly text: string;
  readonly isFound: boolean;
}

/** More are not marked: a letter is everywhere. */
const mostFound = 1_000;

/** The text in pieces: those that were looked for, and what stands between. */
export function foundIn(text: string, search: string): readonly Found[] {
  const wanted = search.toLowerCase();
  const lower = text.toLowerCase();
  // some letters become two in lower case, and places would be others then
  if (wanted === '' || lower.length !== text.length) return [{ text, isFound: false }];
  const pieces: Found[] = [];
  let from = 0;
  for (
    let at = lower.indexOf(wanted);
    at >= 0 && pieces.length < 2 * mostFound;
    at = lower.indexOf(wanted, from)
  ) {
    const to = at + wanted.length;
    pieces.push({ text: text.slice(from, at), isFound: false }, { text: text.slice(at, to), isFound: true });
    from = to;
  }
  return [...pieces, { text: text.slice(from), isFound: false }];
}
