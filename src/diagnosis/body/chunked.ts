/**
 * A body without its chunks: https://www.rfc-editor.org/rfc/rfc9112#section-7.1
 * @param text a character for each byte; lines may end with LF alone
 * @returns nothing for what is not in chunks, or not to the last of them
 */
export function dechunked(text: string): string | undefined {
  const chunks: string[] = [];
  for (let at = 0; ; ) {
    const [line, digits] =
      /^([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n/i.exec(text.slice(at, at + 1_000)) ?? [];
    if (line === undefined || digits === undefined) return undefined;
    const start = at + line.length;
    const end = start + Number.parseInt(digits, 16);
    if (end === start) return chunks.join('');
    const [lineEnd] = /^\r?\n/.exec(text.slice(end, end + 2)) ?? [];
    if (lineEnd === undefined) return undefined;
    chunks.push(text.slice(start, end));
    at = end + lineEnd.length;
  }
}
