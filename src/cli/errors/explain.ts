import { CommanderError } from 'commander';
import { printableText } from '../../domain/content/printable.ts';
import { exitCode, type Io, UserError } from '../io.ts';
import { failureWords } from './failure-words.ts';

const longestLine = 2_000;

/** Tells why a command ended early, and never with a stack trace that nobody asked for. @returns its exit code */
export function explain(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.wrong;
  const { code, name, message, stack } = Object(error) as NodeJS.ErrnoException;
  if (io.env.SALLYPORT_DEBUG) io.err.write(`${printableLines(stack ?? failureWords(error))}\n`);
  if (name === 'AbortError' && io.stop.aborted) return tell('interrupted', exitCode.interrupted, io);
  if (error instanceof UserError) return tell(error.message, error.exitCode, io);
  if (code === 'ERR_UNKNOWN_BUILTIN_MODULE' && message.includes('node:sqlite'))
    return tell(sqliteMissing, exitCode.wrong, io);
  return tell(`${failureWords(error)}; with SALLYPORT_DEBUG=1 it says where`, exitCode.failed, io);
}

const sqliteMissing =
  `this command keeps events in SQLite, which this Node.js (${process.versions.node}) does not have: ` +
  'use Node.js 22.13 or later';

function tell(words: string, code: number, io: Io): number {
  io.err.write(`sallyport: ${printableLines(words)}\n`);
  return code;
}

/** Words of ours have lines; what a stranger wrote into one of them has nothing else. */
function printableLines(text: string): string {
  return text
    .split('\n')
    .map((line) => printableText(line, longestLine))
    .join('\n');
}
