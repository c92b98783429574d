import type { Command, Option } from 'commander';

/** Where the cursor is: what commander would make of the words before it, and the word that is to be completed. */
export interface Cursor {
  readonly command: Command;
  /** Of the command, in front of the word. */
  readonly args: readonly string[];
  /** With their values, where they have some. */
  readonly given: ReadonlyMap<Option, string | undefined>;
  /** Whose value the word is. */
  readonly option?: Option;
  /** Whether an option may stand here. */
  readonly takesOptions: boolean;
  readonly word: string;
  /** What the shell has in front of it in the same word: `--bus=`. */
  readonly front: string;
}

/** @param words behind the name of the program; the last is the one at the cursor, which may be empty */
export function cursorIn(sallyport: Command, words: readonly string[]): Cursor {
  let command = sallyport;
  const args: string[] = [];
  const given = new Map<Option, string | undefined>();
  let waiting: Option | undefined;
  let takesOptions = true;
  for (const word of words.slice(0, -1)) {
    if (waiting) {
      given.set(waiting, word);
      waiting = undefined;
    } else if (takesOptions && word === '--') takesOptions = false;
    else if (takesOptions && /^-./.test(word)) {
      const { option, value } = optionIn(word, command);
      if (option) given.set(option, value);
      if (option?.required && value === undefined) waiting = option;
    } else {
      const next = args.length === 0 ? command.commands.find((one) => one.name() === word) : undefined;
      if (next) command = next;
      else args.push(word);
    }
  }
  const place = { command, args, given, takesOptions };
  const last = words.at(-1) ?? '';
  if (waiting) return { ...place, option: waiting, word: last, front: '' };
  const { option, value } = takesOptions ? optionIn(last, command) : {};
  if (!option || value === undefined) return { ...place, word: last, front: '' };
  return { ...place, option, word: value, front: last.slice(0, last.length - value.length) };
}

/** An option, and what stands behind its equals sign. */
function optionIn(
  word: string,
  command: Command,
): { readonly option?: Option | undefined; readonly value?: string | undefined } {
  const [, flag, value] = /^(--?[^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  return { option: command.options.find(({ long, short }) => flag === long || flag === short), value };
}
