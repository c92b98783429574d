import { randomUUID } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RefusedError } from '../workbench.ts';

const mostBytes = 1_048_576;

/** The text of the rules, which a person's editor changes too. */
export class RulesFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Differs when the file does: of one that an editor has put in its place, too. */
  stamp(): string {
    let stats: Stats | undefined;
    try {
      stats = this.#stats();
    } catch (error) {
      // what may not be looked at is told of when it is read
      return String((error as NodeJS.ErrnoException).code);
    }
    return stats ? [stats.dev, stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join() : '';
  }

  /** @returns nothing where there is none @throws {RefusedError} for what is no such file; what reading it throws */
  read(): string | undefined {
    const stats = this.#stats();
    if (!stats) return undefined;
    // a pipe would be waited for
    if (!stats.isFile()) throw new RefusedError('it is no file');
    if (stats.size > mostBytes) throw new RefusedError(`it is larger than ${mostBytes} bytes`);
    return readFileSync(this.path, 'utf8');
  }

  /** Another text in its place at once: whoever reads it finds the one or the other. A link to it stays one. */
  write(text: string): void {
    const stats = this.#stats();
    const place = stats ? realpathSync(this.path) : this.path;
    const beside = join(dirname(place), `.${basename(place)}.${randomUUID()}`);
    try {
      writeFileSync(beside, text, { flag: 'wx', mode: stats ? stats.mode & 0o777 : 0o666, flush: true });
      renameSync(beside, place);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  }

  #stats(): Stats | undefined {
    return statSync(this.path, { throwIfNoEntry: false });
  }
}
