/** An object of braces in a text, JSON or not. */
interface Braced {
  readonly at: number;
  readonly text: string;
}

const brace = /[{}]/g;
const braceOrQuote = /[{}"']/g;
/** Of a line, up to its end where nothing closes it. */
const strings = { '"': /"[^"\\\n]*(?:\\.[^"\\\n]*)*("?)/y, "'": /'[^'\\\n]*(?:\\.[^'\\\n]*)*('?)/y } as const;

/**
 * The outermost objects in braces of a text, as a log has them between other words. No brace in a string counts; an opening brace, or a
 * quote, that nothing closes is passed over.
 */
export function bracedIn(text: string): readonly Braced[] {
  const found: Braced[] = [];
  const open: number[] = [];
  // a quote before that is an escaped one of a string that nothing closes: looked at again, it would take the square of the time
  const unclosedTo = { '"': 0, "'": 0 };
  for (let from = 0; ; ) {
    const token = open.length > 0 ? braceOrQuote : brace;
    token.lastIndex = from;
    const match = token.exec(text);
    if (!match) return found;
    const [mark] = match;
    from = match.index + 1;
    if (mark === '"' || mark === "'") {
      if (match.index < unclosedTo[mark]) continue;
      const end = strings[mark];
      end.lastIndex = match.index;
      const isClosed = end.exec(text)?.[1] !== '';
      if (isClosed) from = end.lastIndex;
      else unclosedTo[mark] = end.lastIndex;
      continue;
    }
    if (mark === '{') open.push(match.index);
    const at = mark === '}' ? open.pop() : undefined;
    if (at === undefined) continue;
    // what stands within it is now known to be a part
    while ((found.at(-1)?.at ?? -1) > at) found.pop();
    found.push({ at, text: text.slice(at, from) });
  }
}
