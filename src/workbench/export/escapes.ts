/** Characters that a reader does not see, or that turn the order of what is read around. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A string of JSON in which everything can be seen. It is one of YAML too. */
export function jsonString(text: string): string {
  return JSON.stringify(text).replace(unseen, escaped);
}

export function typescriptString(text: string): string {
  const inside = jsonString(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inside}'`;
}

/** HCL knows fewer escapes, and fills in what stands in `${}` and `%{}`, but where its first character is escaped. */
export function hclString(text: string): string {
  const inside = text
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(unseen, escaped)
    .replace(/[$%](?=\{)/g, escaped);
  return `"${inside}"`;
}

/** One word of a shell, whatever is in it. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Beyond four digits the languages differ: such a character stays as it is. */
function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? character : `\\u${code.toString(16).padStart(4, '0')}`;
}
