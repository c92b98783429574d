import type { Command } from 'commander';
import { printableText } from '../../domain/content/printable.ts';
import { didYouMean } from '../../words/did-you-mean.ts';
import { exitCode, type Io } from '../io.ts';
import type { Misread } from './misread.ts';

const longestLine = 2_000;

/** Says what is wrong with the line, what may be meant, and where to read on. @returns the exit code */
export function explainMisread({ message: written, command }: Misread, { err }: Io): number {
  // an option that is misspelt may be the one for which a secret was meant
  const message = written.replace(/^(unknown option '[^=]*)=.*'$/s, "$1'");
  const { said, word, known } = unknownIn(message, command) ?? {};
  const question =
    word === undefined ? '' : didYouMean(word, known ?? [], '', (one) => [one.replace('--', '')]);
  const words = question === '' ? message : `${said}; ${question}`;
  const path = command.parent ? `sallyport ${command.name()}` : 'sallyport';
  err.write(`sallyport: ${printableText(words, longestLine)}\nHelp: ${path} --help\n`);
  return exitCode.wrong;
}

interface Unknown {
  /** What is said before the question. */
  readonly said: string;
  readonly word: string;
  readonly known: readonly string[];
}

/** The name in it that is not known, and those that are. */
function unknownIn(message: string, command: Command): Unknown | undefined {
  const [, said = '', word, choices] = notOfThese.exec(message) ?? [];
  if (word !== undefined) return { said, word, known: choices?.split(', ') ?? [] };
  const [, kind, name] = /^unknown (command|option) '(?:--)?(.*)'$/s.exec(message) ?? [];
  if (name === undefined) return undefined;
  return { said: message, word: name, known: kind === 'command' ? commandsOf(command) : optionsOf(command) };
}

/** As commander says it of an option, and of an argument. */
const notOfThese =
  /^(.*argument(?: value)? '(.*)' is invalid(?: for argument '\w+')?)[.] Allowed choices are (.*)[.]$/s;

function commandsOf(command: Command): readonly string[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => one.name());
}

function optionsOf(command: Command): readonly string[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long }) => long ?? []);
}
