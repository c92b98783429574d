/** A character of ASCII, percent-encoded: https://www.rfc-editor.org/rfc/rfc3986#section-2.1 */
export function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** A text of which all is encoded but what never needs to be: https://www.rfc-editor.org/rfc/rfc3986#section-2.3 */
export function strictlyEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, percentEncoded);
}
