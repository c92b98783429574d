import { run } from '../../../src/cli/program.ts';

/** The commands of `sallyport` with their options, as its own help lists them. */
export async function knownOptions(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const commands = namesIn(await helpOf(), /^ {2}([a-z]+)(?= )/gm).filter((name) => name !== 'help');
  const known = new Map<string, ReadonlySet<string>>();
  for (const command of commands) {
    known.set(command, new Set(namesIn(await helpOf(command), /^ {2}(?:-\w, )?(--[a-z-]+)/gm)));
  }
  return known;
}

/** @param argv a command of `sallyport`, and what follows */
export function unknownOptions(
  [command = '', ...args]: readonly string[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const options = known.get(command);
  if (!options) return `there is no command '${command}'; there are ${[...known.keys()].join(', ')}`;
  const unknown = args
    .filter((arg) => arg.startsWith('--') && arg !== '--help')
    .filter((arg) => !options.has(arg.replace(/=.*$/, '')));
  return unknown.length === 0 ? undefined : `'${command}' does not know ${unknown.join(', ')}`;
}

async function helpOf(...command: readonly string[]): Promise<string> {
  let text = '';
  const write = (more: string) => (text += more);
  const io = { out: { write }, err: { write }, env: {}, cwd: '/', stop: new AbortController().signal };
  await run([...command, '--help'], io);
  return text;
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}
