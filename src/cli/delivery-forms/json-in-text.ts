/** An object of braces in a text, JSON or not. */
interface Braced {
  readonly at: number;
  readonly text: string;
}

const outside = /[{}]/g;
/** No brace in a string counts. */
const inside = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|[{}]/g;

/**
 * The outermost objects in braces of a text, as a log has them between other words. An opening brace that nothing closes is passed over.
 */
export function bracedIn(text: string): readonly Braced[] {
  const found: Braced[] = [];
  const open: number[] = [];
  for (let from = 0; ; ) {
    const token = open.length > 0 ? inside : outside;
    token.lastIndex = from;
    const match = token.exec(text);
    if (!match) return found;
    from = token.lastIndex;
    if (match[0] === '{') open.push(match.index);
    const at = match[0] === '}' ? open.pop() : undefined;
    if (at === undefined) continue;
    // what stands within it is now known to be a part
    while ((found.at(-1)?.at ?? -1) > at) found.pop();
    found.push({ at, text: text.slice(at, from) });
  }
}
