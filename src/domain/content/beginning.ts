/** Whether a body begins with a character of ASCII, as each JSON object does with `{` and each list with `[`. */
export function beginsWith(body: Uint8Array, character: '{' | '['): boolean {
  return body[0] === character.charCodeAt(0);
}
