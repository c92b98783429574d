import { UserError } from '../io.ts';
import { ansiQuoted } from './ansi-quoted.ts';

/** What a shell would put in place of it, and nobody else can. */
const unknown = 'whose value only the shell knows: put the value in its place';

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
    if (piece === 'end') break;
    if (piece === 'blank') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (piece !== 'nothing') word = (word ?? '') + piece.text;
  }
  return word === undefined ? words : [...words, word];
}

/** How long it is, and what it is: text of a word, a blank between two, a line end that is none, or the end of the command. */
type Piece = readonly [length: number, piece: { readonly text: string } | 'blank' | 'nothing' | 'end'];

function nextPiece(command: string, at: number): Piece {
  const rest = command.slice(at, at + 2);
  if (rest === '\\\n') return [2, 'nothing'];
  if (command.startsWith('\\\r\n', at)) return [3, 'nothing'];
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
      return [1, 'blank'];
    case '\n':
    case '\r':
    case ';':
    case '|':
    case '&':
    case '<':
    case '>':
      return [1, 'end'];
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
  const [text] = inner.exec(command) as RegExpExecArray;
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
  if (variable !== undefined) throw new UserError(`the command has ${withoutDefault(variable)}, ${unknown}`);
}

/** What stands in place of a variable that is not set may be a secret: `${TOKEN:-…}`. */
function withoutDefault(variable: string): string {
  const [named] = /^[$][{]\w{0,40}/.exec(variable) ?? [];
  if (named !== undefined) return variable === `${named}}` ? variable : `${named}…}`;
  return variable.length > 40 ? `${variable.slice(0, 40)}…` : variable;
}
