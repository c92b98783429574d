import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../adapters/local/sqlite/database.ts';
import { EventStore, type StoredEvent } from '../adapters/local/sqlite/event-store.ts';
import { printableJson } from '../domain/content/printable.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { PatternError } from '../pattern/pattern-error.ts';
import { isOfDatabase, reason } from './failure-words.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { makeStateFolder, statePaths } from './state-folder.ts';

export interface EventsOptions {
  readonly follow?: boolean;
  readonly endpoint?: string;
  readonly type?: string;
  /** An event pattern as a rule of EventBridge has it. */
  readonly pattern?: string;
}

const pollMs = 200;
/** What a look at the file may take where another process makes it again. */
const patienceMs = 2_000;

/** Prints events as JSON lines, safe on any terminal, in the shape in which EventBridge delivers them, oldest first. */
export async function events(options: EventsOptions, io: Io): Promise<number> {
  const wanted = filterOf(options);
  const path = statePaths(io).events;
  if (!existsSync(path) && !options.follow) {
    io.err.write(`no events yet: there is no ${path}; start the gateway with: sallyport serve\n`);
    return exitCode.ok;
  }
  makeStateFolder(io);
  try {
    await print(path, wanted, options.follow === true, io);
  } catch (error) {
    if (!isOfDatabase(error)) throw error;
    throw new UserError(`${path}: ${reason(error)}`, exitCode.failed);
  }
  return exitCode.ok;
}

async function print(
  path: string,
  wanted: (event: StoredEvent) => boolean,
  follow: boolean,
  io: Io,
): Promise<void> {
  const db = new Database(path);
  try {
    const store = new EventStore(db);
    let seq = 0;
    do {
      // the numbers of a new file begin anew
      if (await db.renew(patienceMs)) seq = 0;
      for (const event of store.readAfter(seq)) {
        seq = event.seq;
        if (wanted(event)) io.out.write(`${printableJson(event.json)}\n`);
      }
      if (follow) await sleep(pollMs, undefined, { signal: io.stop }).catch(() => {});
    } while (follow && !io.stop.aborted);
  } finally {
    db.close();
  }
}

function filterOf({ endpoint, type, pattern }: EventsOptions): (event: StoredEvent) => boolean {
  const compiled = pattern === undefined ? undefined : compile(pattern);
  return (event) =>
    (endpoint === undefined || event.endpoint === endpoint) &&
    (type === undefined || event.detailType === type) &&
    (compiled === undefined || compiled.matches(JSON.parse(event.json)));
}

function compile(pattern: string) {
  try {
    return compilePattern(pattern);
  } catch (error) {
    if (error instanceof PatternError) throw new UserError(`--pattern: ${error.message}`);
    throw error;
  }
}
