import type { Command } from 'commander';
import { printableText } from '../domain/content/printable.ts';
import { didYouMean } from '../words/did-you-mean.ts';
import { exitCode, type Io } from './io.ts';
import type { Misread } from './misread.ts';

const longestLine = 2_000;

/** Says what is wrong with the line, what may be meant, and where to read on. @returns the exit code */
export function explainMisread({ message: written, command }: Misread, { err }: Io): number {
  // an option that is misspelt may be the one for which a secret was meant
  const message = written.replace(/^(unknown option '[^=]*)=.*'$/s, "$1'");
  const [, kind, word = ''] = /^unknown (command|option) '(?:--)?(.*)'$/s.exec(message) ?? [];
  const known = kind === 'command' ? commandsOf(command) : optionsOf(command);
  const question = kind ? didYouMean(word, known, '', (one) => [one.replace('--', '')]) : '';
  const words = question === '' ? message : `${message}; ${question}`;
  const path = command.parent ? `sallyport ${command.name()}` : 'sallyport';
  err.write(`sallyport: ${printableText(words, longestLine)}\nHelp: ${path} --help\n`);
  return exitCode.wrong;
}

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
