import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RootConstruct } from 'constructs';
import { readContext } from '../../../infra/app-context.ts';
import { awsMistake } from './aws-command-line.ts';
import { unknownOptions } from './command-line.ts';
import { root } from './page-files.ts';
import { namesAws } from './programs.ts';
import type { Session } from './session.ts';
import type { Command } from './shell.ts';

const scripts: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
).scripts;

/** Does what a reader does who types this. @returns what is wrong with it */
export async function follow(
  { argv, env }: Command,
  session: Session,
  known: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<string | undefined> {
  const [program = '', ...args] = argv;
  if (program === 'npx' && args[0] === 'sallyport') return ours({ argv: args.slice(1), env }, session, known);
  if (program === 'npx' && args[0] === 'cdk') return contextMistake(args);
  if (program === 'npx') return `npx ${args[0]}: nothing here says what that is`;
  if (program === 'npm') return npm(args, env, session, known);
  if (program === 'aws') return awsMistake(argv);
  if (program === 'sallyport') return 'sallyport is not on the path: npx sallyport';
  return undefined;
}

async function ours(
  command: Command,
  session: Session,
  known: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<string | undefined> {
  const mistake = unknownOptions(command.argv, known);
  // its options are looked at, and that is all: test/moto/runbooks.test.ts runs it
  const isForAws = namesAws(['npx', 'sallyport', ...command.argv]);
  return mistake ?? (isForAws ? undefined : session.run(command));
}

async function npm(
  [command = '', ...args]: readonly string[],
  env: Command['env'],
  session: Session,
  known: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<string | undefined> {
  if (['ci', 'install', 'pack'].includes(command)) return undefined;
  const script = command === 'run' ? (args.shift() ?? '') : command;
  if (!Object.hasOwn(scripts, script)) return `package.json has no script '${script}'`;
  const rest = args.filter((arg) => arg !== '--');
  // ours hands what it gets on to CDK
  if (/^(?:cdk |node infra\/deploy\/)/.test(scripts[script] ?? '')) return contextMistake(rest);
  return script === 'start' ? ours({ argv: ['serve', ...rest], env }, session, known) : undefined;
}

/** `-c key=value`, as the app of `npm run deploy` reads them. */
function contextMistake(args: readonly string[]): string | undefined {
  const pairs = args.flatMap((arg, at) => (args[at - 1] === '-c' ? [arg.split(/=(.*)/s)] : []));
  const { node } = new RootConstruct();
  for (const [key = '', value] of pairs) node.setContext(key, value);
  let read: readonly string[];
  try {
    read = Object.keys(readContext(node));
  } catch (error) {
    return (error as Error).message;
  }
  const unknown = pairs.map(([key = '']) => key).filter((key) => !read.includes(key));
  return unknown.length === 0 ? undefined : `-c ${unknown}: the app reads ${read}`;
}
