import { isUtf8 } from 'node:buffer';

const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const escapes =
  /((?:\\u[\da-fA-F]{4})+)|\\[uU]([\da-fA-F]{1,8})|\\x([\da-fA-F]{1,2})|\\([0-7]{1,3})|\\([\s\S])/g;

/**
 * What stands in `$'…'`, as bash reads it: https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html
 * Browsers write `\u` for each half of a surrogate pair; and Firefox `\xf6` for the character U+00F6, which to bash is a byte: it is
 * read as the character where the bytes would be no UTF-8.
 * @param text a character for each byte
 * @returns the same
 */
export function ansiQuoted(text: string): string {
  const asBytes = unescaped(text, unit);
  return isUtf8(Buffer.from(asBytes, 'latin1')) ? asBytes : unescaped(text, (digits) => utf8(unit(digits)));
}

function unescaped(text: string, ofHex: (digits: string) => string): string {
  return text.replaceAll(
    escapes,
    (whole, units?: string, point?: string, hex?: string, octal?: string, letter = '') => {
      if (units !== undefined)
        return utf8(units.replaceAll(/\\u(.{4})/g, (_, digits: string) => unit(digits)));
      if (point !== undefined) return utf8(codePoint(point));
      if (hex !== undefined) return ofHex(hex);
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      return letters[letter] ?? (/['"\\?]/.test(letter) ? letter : whole);
    },
  );
}

function unit(digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}

function codePoint(digits: string): string {
  const value = Number.parseInt(digits, 16);
  return value <= 0x10ffff ? String.fromCodePoint(value) : '';
}

function utf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}
