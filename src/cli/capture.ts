import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../adapters/local/sqlite/database.ts';
import type { KeptLine } from '../adapters/local/sqlite/delivery-table.ts';
import { JournalFile } from '../adapters/local/sqlite/journal-file.ts';
import { type Choice, chosenLines, linesAfter, newestNumber } from './capture/chosen-deliveries.ts';
import { inFolder } from './capture/made-folder.ts';
import { Saving } from './capture/saving.ts';
import { isOfDatabase, reason } from './errors/failure-words.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { statePaths } from './state-folder.ts';
import { configAbout, endpointCalled } from './workplace.ts';

export interface CaptureOptions extends Choice {
  readonly follow?: boolean;
  /** Ends after so many that came. */
  readonly count?: number;
  readonly to: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const pollMs = 200;
/** `serve` answers first, and then writes the journal. */
const writtenWithinMs = 250;

/** Saves deliveries of the journal as fixtures that anybody may see, and then, if that is wanted, those that come. */
export async function capture(name: string, options: CaptureOptions, io: Io): Promise<number> {
  const endpoint = await endpointCalled(name, await configAbout(name, io), io);
  const { deliveries: path, events } = statePaths(io);
  // a gateway that runs has its files open
  const isServing = [path, events].some((file) => existsSync(`${file}-wal`));
  if (isServing && !options.id && !options.follow) await pause(writtenWithinMs, io);
  if (!existsSync(path))
    throw new UserError(
      `no deliveries yet: there is no ${path}; start the gateway with: sallyport serve`,
      exitCode.failed,
    );
  const db = opened(path);
  // a file is not written in halves, and a thousand take long
  const unlessInterrupted = () => setImmediate(undefined, { signal: io.stop });
  // what is made to look at what would be replaced is for nobody
  const passing = options.dryRun ? await inFolder(tmpdir(), passingFolder) : undefined;
  try {
    const file = new JournalFile(db);
    const saving = await Saving.into(passing ?? resolve(io.cwd, options.to), endpoint, options, io);
    const chosen = chosenLines(file, name, options);
    let last = newestNumber(file);
    // what stands in the last is known in the first
    for (const line of chosen) {
      await unlessInterrupted();
      saving.learn(file.contents(line.seq));
    }
    for (const line of chosen) {
      await unlessInterrupted();
      await saving.save(line, file.contents(line.seq));
    }
    if (options.follow) await follow();
    return saving.end(options.follow);

    async function follow(): Promise<void> {
      let left = options.count ?? Number.POSITIVE_INFINITY;
      while (left > 0 && !io.stop.aborted) {
        if (await db.renew()) last = 0;
        const came: readonly KeptLine[] = linesAfter(file, name, last, options).slice(0, left);
        for (const line of came) {
          last = line.seq;
          saving.learn(file.contents(line.seq));
          await saving.save(line, file.contents(line.seq));
        }
        left -= came.length;
        if (left > 0) await pause(pollMs, io);
      }
    }
  } catch (error) {
    if (!isOfDatabase(error)) throw error;
    throw new UserError(`${path}: ${reason(error)}`, exitCode.failed);
  } finally {
    db.close();
    if (passing !== undefined) rmSync(passing, { recursive: true, force: true });
  }
}

async function pause(ms: number, { stop }: Io): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => {});
}

const passingFolder = async () => mkdtempSync(join(tmpdir(), 'sallyport-'));

function opened(path: string): Database {
  try {
    return new Database(path);
  } catch (error) {
    if (!isOfDatabase(error)) throw error;
    throw new UserError(`${path}: ${reason(error)}`, exitCode.failed);
  }
}
