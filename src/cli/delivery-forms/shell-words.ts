import { UserError } from '../io.ts';

/** What a shell would put in place of it, and nobody else can. */
const unknown = 'whose value only the shell knows: put the value in its place';

const named: Readonly<Record<string, string>> = {
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

/**
 * The words of a command as a POSIX shell reads it, with `$'…'` of bash: up to its end, or to what the shell does with it then.
 * @param command a character for each byte
 * @returns the same
 * @throws {UserError} for what only a shell can tell
 */
export function shellWords(command: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < command.length; ) {
    const [whole, piece] = nextPiece(command, at);
    at += whole;
    if (piece === ' ') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (piece === undefined) break;
    else word = (word ?? '') + piece.text;
  }
  return word === undefined ? words : [...words, word];
}

/** How long it is, and what it adds to a word: a space ends the word, nothing ends the command. */
type Piece = readonly [length: number, piece: { readonly text: string } | ' ' | undefined];

function nextPiece(command: string, at: number): Piece {
  const rest = command.slice(at, at + 2);
  if (rest === '\\\n') return [2, { text: '' }];
  if (command.startsWith('\\\r\n', at)) return [3, { text: '' }];
  switch (command[at]) {
    case '\\':
      return [2, { text: command.slice(at + 1, at + 2) }];
    case "'":
      return quoted(command, at + 1, 1, (text) => text, /[^']*/y);
    case '"':
      return quoted(command, at + 1, 1, doubleQuoted, /[^"\\]*(?:\\[\s\S][^"\\]*)*/y);
    case '$':
      if (rest === "$'") return quoted(command, at + 2, 2, ansiQuoted, /[^'\\]*(?:\\[\s\S][^'\\]*)*/y);
      refuseVariables(command.slice(at, at + 100));
      return [1, { text: '$' }];
    case '`':
      throw new UserError(`the command has \`…\`, ${unknown}`);
    case ' ':
    case '\t':
      return [1, ' '];
    case '\n':
    case '\r':
    case ';':
    case '|':
    case '&':
    case '<':
    case '>':
      return [1, undefined];
    default:
      return [1, { text: command[at] as string }];
  }
}

function quoted(
  command: string,
  from: number,
  before: number,
  read: (text: string) => string,
  inner: RegExp,
): Piece {
  inner.lastIndex = from;
  const [text = ''] = inner.exec(command) ?? [];
  if (from + text.length >= command.length)
    throw new UserError(`the command ends within ${command[from - 1]}…: copy all of it`);
  return [before + text.length + 1, { text: read(text) }];
}

function doubleQuoted(text: string): string {
  refuseVariables(text.replaceAll(/\\[\s\S]/g, ''));
  if (text.replaceAll(/\\[\s\S]/g, '').includes('`'))
    throw new UserError(`the command has \`…\`, ${unknown}`);
  return text.replaceAll(/\\(\r?\n|[$`"\\])/g, (_, escaped: string) =>
    escaped.endsWith('\n') ? '' : escaped,
  );
}

function refuseVariables(text: string): void {
  const [variable] = /[$](?:[A-Za-z_]\w*|[{(][^})]*[})]?|[\d?!#@*-])/.exec(text) ?? [];
  if (variable !== undefined) throw new UserError(`the command has ${variable}, ${unknown}`);
}

/**
 * Escapes as bash has them, of which `\x` and digits are bytes and `\u` is a character. Browsers write one for each half of a surrogate pair.
 * https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html
 */
function ansiQuoted(text: string): string {
  return text.replaceAll(
    /((?:\\u[\da-fA-F]{4})+)|\\U([\da-fA-F]{1,8})|\\u([\da-fA-F]{1,3})|\\x([\da-fA-F]{1,2})|\\([0-7]{1,3})|\\([\s\S])/g,
    (whole, units?: string, long?: string, short?: string, hex?: string, octal?: string, letter?: string) => {
      if (units !== undefined)
        return utf8(units.replaceAll(/\\u([\da-fA-F]{4})/g, (_, digits: string) => unit(digits)));
      if (long !== undefined || short !== undefined) return utf8(codePoint((long ?? short) as string));
      if (hex !== undefined) return unit(hex);
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      return named[letter as string] ?? (/['"\\?]/.test(letter as string) ? (letter as string) : whole);
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
