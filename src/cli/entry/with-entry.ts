import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { printableText } from '../../domain/content/printable.ts';
import { type Io, UserError } from '../io.ts';
import { handedOver } from './handed-over.ts';
import { shareOwnPackage } from './package-hooks.ts';

/** Whose frames nobody can mend. */
const here = new URL('.', import.meta.url).href;
const needed = 'Node.js 22.18 or later is needed to run an entry here';

/**
 * A command's surroundings with the providers and modules of the entry that somebody deploys (docs/customising.md).
 * @throws {UserError} where it cannot be loaded, with the place of what is wrong
 */
export async function withEntry(file: string, io: Io): Promise<Io> {
  const path = resolve(io.cwd, file);
  if (!existsSync(path)) throw new UserError(`--entry ${file}: no such file (ENOENT)`);
  if (!shareOwnPackage()) throw new UserError(`--entry: ${needed}`);
  try {
    await import(pathToFileURL(path).href);
  } catch (error) {
    throw new UserError(`--entry ${file}: ${wordsFor(error, io.cwd)}`);
  }
  const own = handedOver();
  if (own) return { ...io, own: { ...own, file } };
  throw new UserError(`--entry ${file}: it calls neither lambdaEntry nor lambdaEntryOf of sallyport`);
}

function wordsFor(error: unknown, cwd: string): string {
  const { name, message, code, stack } = Object(error) as Error & { readonly code?: unknown };
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') return needed;
  const [problem = ''] = String(message ?? error).split('\n');
  const place = placeIn(stack ?? '', cwd);
  return `${name === undefined || name === 'Error' ? '' : `${name}: `}${printableText(problem, 500)}${place === undefined ? '' : ` (${place})`}`;
}

/** Where a mistake of syntax is, a stack says before its message; of any other, the first file of somebody's own. */
function placeIn(stack: string, cwd: string): string | undefined {
  const [, file, line] = /^(?:file:\/\/)?(\/.+):(\d+)\n/.exec(stack) ?? [];
  if (file !== undefined) return `${relative(cwd, file)}:${line}`;
  const frames = [...stack.matchAll(/(file:\/\/[^\s()]+?)((?::\d+){2})(?=[\s)]|$)/gm)];
  const [, url = '', place] = frames.find(([, one = '']) => !one.startsWith(here)) ?? [];
  return place === undefined ? undefined : `${relative(cwd, fileURLToPath(url))}${place}`;
}
