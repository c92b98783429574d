/**
 * The words of a command as cmd.exe of Windows hands it on, and as a program written in C then reads it. `^` goes before a character that
 * cmd.exe leaves alone, and before a line end that is none; within quotes it is a character like any other.
 * https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 * @param command a character for each byte
 */
export function cmdWords(command: string): readonly string[] {
  return argumentsOf(withoutCarets(command.replaceAll('\r\n', '\n')));
}

function withoutCarets(command: string): string {
  let isQuoted = false;
  let line = '';
  for (let at = 0; at < command.length; at += 1) {
    const character = command[at] as string;
    if (character === '^' && !isQuoted) {
      at += 1;
      // the line end is gone, and what comes next is taken as it is, another line end too
      if (command[at] === '\n') at += 1;
      line += command.charAt(at);
      continue;
    }
    if (character === '\n') break;
    if (character === '"') isQuoted = !isQuoted;
    line += character;
  }
  return line;
}

/** Backslashes, and the quote that they may stand before: there may be none of either. */
const leading = /^(\\*)("?)/;

function argumentsOf(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < line.length; ) {
    const [run, slashes, quote] = leading.exec(line.slice(at)) as unknown as readonly [
      string,
      string,
      string,
    ];
    if (run === '') {
      const character = line[at] as string;
      if (/[ \t]/.test(character) && !isQuoted) {
        if (word !== undefined) words.push(word);
        word = undefined;
      } else word = (word ?? '') + character;
      at += 1;
      continue;
    }
    at += run.length;
    if (quote === '') {
      word = (word ?? '') + slashes;
      continue;
    }
    word = (word ?? '') + slashes.slice(0, Math.floor(slashes.length / 2));
    if (slashes.length % 2 === 1) word += '"';
    else if (isQuoted && line[at] === '"') {
      word += '"';
      at += 1;
    } else isQuoted = !isQuoted;
  }
  return word === undefined ? words : [...words, word];
}
