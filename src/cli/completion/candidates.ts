import type { Argument, Command, Option } from 'commander';
import { collect } from '../option-values.ts';
import type { Cursor } from './cursor.ts';

/** A word that may stand at the cursor. */
export interface Candidate {
  readonly word: string;
  /** One line. */
  readonly description?: string | undefined;
}

/** What may stand at the cursor. */
export interface Offer {
  readonly candidates: readonly Candidate[];
  /** Whether the name of a file may, too. */
  readonly files: boolean;
}

/** Finds what a value may be that is called so. */
export type Source = (cursor: Cursor) => Promise<readonly Candidate[]>;

const nothing: Offer = { candidates: [], files: false };
const file = /^(?:file|path|folder)$/;

/**
 * What may stand at the cursor, by what commander knows of the command.
 * @param sources by the name of the value, as the help has it between brackets
 */
export async function offerAt(cursor: Cursor, sources: Readonly<Record<string, Source>>): Promise<Offer> {
  const { command, args, option, takesOptions, word } = cursor;
  if (option) return startingWith(cursor, await valuesOf(option, namesOf(option), cursor, sources));
  const isOption = takesOptions && word.startsWith('-');
  if (!isOption && command.commands.length > 0)
    return startingWith(cursor, { candidates: args.length > 0 ? [] : commandsOf(command), files: false });
  const argument = isOption ? undefined : argumentAt(args.length, command);
  if (argument) return startingWith(cursor, await valuesOf(argument, [argument.name()], cursor, sources));
  return takesOptions ? startingWith(cursor, { candidates: optionsAt(cursor), files: false }) : nothing;
}

function startingWith({ word, front }: Cursor, { candidates, files }: Offer): Offer {
  const found = candidates.filter((one) => one.word.startsWith(word));
  return { candidates: found.map((one) => ({ ...one, word: `${front}${one.word}` })), files };
}

async function valuesOf(
  { argChoices }: Option | Argument,
  names: readonly string[],
  cursor: Cursor,
  sources: Readonly<Record<string, Source>>,
): Promise<Offer> {
  if (argChoices) return { candidates: argChoices.map((word) => ({ word })), files: false };
  const name = names.find((one) => Object.hasOwn(sources, one));
  const candidates = name === undefined ? [] : await (sources[name] as Source)(cursor);
  return { candidates, files: names.some((one) => file.test(one)) };
}

/** `--endpoint <name>` may be known by either. */
function namesOf(option: Option): readonly string[] {
  const [, value = ''] = /[<[]([^>\]]+)[>\]]/.exec(option.flags) ?? [];
  return [value, option.attributeName()];
}

/** The last one may stand more than once. */
function argumentAt(index: number, { registeredArguments }: Command): Argument | undefined {
  const last = registeredArguments.at(-1);
  return registeredArguments[index] ?? (last?.variadic ? last : undefined);
}

function commandsOf(command: Command): readonly Candidate[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ word: one.name(), description: one.description() }));
}

/** Those that are not given yet, or may be given again. */
function optionsAt({ command, given }: Cursor): readonly Candidate[] {
  const before = new Set([...given.keys()].map((option) => option.attributeName()));
  return command
    .createHelp()
    .visibleOptions(command)
    .filter((option) => option.parseArg === collect || !before.has(option.attributeName()))
    .map(({ long, description }) => ({ word: long as string, description }));
}
