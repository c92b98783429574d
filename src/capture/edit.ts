/** What a value is that gives way to another. */
export type Kind =
  | 'age'
  | 'birthday'
  | 'branch'
  | 'card'
  | 'city'
  | 'contact'
  | 'coordinate'
  | 'email'
  | 'host'
  | 'iban'
  | 'id'
  | 'ip'
  | 'name'
  | 'phone'
  | 'postcode'
  | 'secret'
  | 'street'
  | 'text'
  | 'url'
  | 'user';

/** A part of a text that gives way to another; where it begins and ends, in UTF-16 units of that text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: Kind;
  /** Where it stands, by names of members: `body.commits[].author.email`. */
  readonly path: string;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** @param edits none of which lies in another */
export function edited(text: string, edits: readonly Edit[]): string {
  let [result, end] = ['', 0];
  for (const edit of inOrder(edits)) {
    result += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return result + text.slice(end);
}

export function inOrder<Of extends Part>(parts: readonly Of[]): readonly Of[] {
  return parts.toSorted((one, other) => one.start - other.start);
}

/** As edits of a longer text. @param by how much further on they stand in it, in UTF-16 units */
export function movedOn(edits: readonly Edit[], by: number): readonly Edit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }));
}

/** Those of `more` that touch none of `first`, with them. */
export function beside(first: readonly Edit[], more: readonly Edit[]): readonly Edit[] {
  return inOrder([...first, ...clearOf(first, more)]);
}

/** Those of `more` that touch none of `first`, in order. @param first none of which lies in another */
export function clearOf<Of extends Part>(first: readonly Part[], more: readonly Of[]): readonly Of[] {
  const taken = inOrder(first);
  let next = 0;
  return inOrder(more).filter(({ start, end }) => {
    while (next < taken.length && (taken[next] as Part).end <= start) next += 1;
    return next === taken.length || (taken[next] as Part).start >= end;
  });
}

/** What of a text no edit touches, the longest parts there are, and where each begins. */
export function gaps(text: string, edits: readonly Edit[]): readonly (readonly [at: number, part: string])[] {
  const parts: (readonly [number, string])[] = [];
  let end = 0;
  for (const edit of inOrder(edits)) {
    parts.push([end, text.slice(end, edit.start)]);
    end = edit.end;
  }
  return [...parts, [end, text.slice(end)] as const].filter(([, part]) => part !== '');
}
