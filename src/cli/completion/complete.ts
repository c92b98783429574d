import type { Command } from 'commander';
import { exitCode, type Io } from '../io.ts';
import { offerAt } from './candidates.ts';
import { cursorIn } from './cursor.ts';
import { sourcesIn } from './sources.ts';

/** Stands in a line by itself where a file may be named; no word begins with a colon. */
const files = ':files';

/**
 * Prints what may stand at the cursor, a line each, with a tab before its description where the shell shows one.
 * @param words behind the name of the program; the last is the one at the cursor, which may be empty
 */
export async function complete(
  shell: string,
  words: readonly string[],
  sallyport: Command,
  io: Io,
): Promise<number> {
  const isDescribed = shell !== 'bash';
  try {
    const offer = await offerAt(cursorIn(sallyport, words), sourcesIn(io, isDescribed));
    const lines = offer.candidates.map(({ word, description }) =>
      isDescribed && description ? `${word}\t${description}` : word,
    );
    if (offer.files) lines.push(files);
    io.out.write(lines.map((line) => `${line}\n`).join(''));
  } catch {
    // nobody has asked for anything yet: what is wrong is said when the command runs
  }
  return exitCode.ok;
}
