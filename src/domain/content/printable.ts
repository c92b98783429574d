/**
 * What a terminal obeys and what nobody can see: control characters (C0, DEL, C1), everything that turns the direction
 * of writing or has no width, the line separators of Unicode, halves of surrogate pairs.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** White space between the tokens of a JSON text; within a string it is always escaped. */
const blank = /[\t\n\r]/g;

/** ASCII from the space to the tilde, which is nearly every line of a log. */
const plain = /^[ -~]*$/;

/** The same JSON value as one line that may be printed anywhere: what is unsafe is written as `\uXXXX`. */
export function printableJson(json: string): string {
  if (plain.test(json)) return json;
  return json.replaceAll(blank, ' ').replaceAll(unsafe, escaped);
}

/** Text of a stranger, on one line: at most so many characters of it, and `?` for what is unsafe. */
export function printableText(text: string, most = 200): string {
  // cut first: it may leave half of a surrogate pair
  return text.slice(0, most).replaceAll(unsafe, '?');
}

function escaped(unsafeCharacter: string): string {
  return unsafeCharacter
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
