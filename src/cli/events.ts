import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../adapters/local/sqlite/database.ts';
import { EventStore, type StoredEvent } from '../adapters/local/sqlite/event-store.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { isOfDatabase, reason } from './errors/failure-words.ts';
import { type EventLines, jsonLines, tableLines } from './events/event-lines.ts';
import { compiledPattern } from './events/pattern-option.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { makeStateFolder, statePaths } from './state-folder.ts';

export interface EventsOptions {
  readonly follow?: boolean;
  readonly endpoint?: string;
  readonly type?: string;
  /** An event pattern as a rule of EventBridge has it. */
  readonly pattern?: string;
  /** The newest so many. */
  readonly limit?: number;
  /** Epoch ms. */
  readonly since?: number;
  /** JSON lines on a terminal too. */
  readonly json?: boolean;
}

type Wanted = (event: StoredEvent) => boolean;

const pollMs = 200;

/** Prints events, oldest first: as a table on a terminal, else as JSON lines in the shape in which EventBridge delivers them. */
export async function events(options: EventsOptions, io: Io): Promise<number> {
  const seen = { endpoints: new Set<string>(), types: new Set<string>() };
  const wanted = filterOf(options, seen);
  const path = statePaths(io).events;
  if (!existsSync(path) && !options.follow) {
    io.err.write(`no events yet: there is no ${path}; start the gateway with: sallyport serve\n`);
    return exitCode.ok;
  }
  makeStateFolder(io);
  const lines = io.out.isTTY && !options.json ? tableLines(io) : jsonLines(io);
  try {
    await print(path, wanted, options, lines, io.stop);
  } catch (error) {
    if (!isOfDatabase(error)) throw error;
    throw new UserError(`${path}: ${reason(error)}`, exitCode.failed);
  }
  if (!options.follow && (options.endpoint ?? options.type) !== undefined) {
    const { notThere } = await import('./events/events-not-there.ts');
    const words = notThere(options, seen);
    if (words !== undefined) io.err.write(`${words}\n`);
  }
  return exitCode.ok;
}

async function print(
  path: string,
  wanted: Wanted,
  options: EventsOptions,
  lines: EventLines,
  stop: AbortSignal,
): Promise<void> {
  const db = new Database(path);
  try {
    const store = new EventStore(db, systemClock);
    let { last } = store;
    for (const event of thoseThere(store, last, wanted, options)) lines.write(event);
    while (options.follow && !stop.aborted) {
      await sleep(pollMs, undefined, { signal: stop }).catch(() => {});
      // the numbers of a new file begin anew
      if (await db.renew()) last = 0;
      for (const event of store.readAfter(last)) {
        last = event.seq;
        if (wanted(event)) lines.write(event);
      }
    }
  } finally {
    db.close();
  }
}

/** Who follows sees of what is there already only what was asked for. */
function* thoseThere(
  store: EventStore,
  last: number,
  wanted: Wanted,
  { follow, limit, since }: EventsOptions,
): Generator<StoredEvent> {
  if (limit !== undefined) return yield* newest(store, last, wanted, limit, since);
  if (follow && since === undefined) return;
  for (const event of store.read({ last, since })) if (wanted(event)) yield event;
}

/** Found from the end, and read again in their order: so many events need not fit into memory. */
function* newest(
  store: EventStore,
  last: number,
  wanted: Wanted,
  limit: number,
  since: number | undefined,
): Generator<StoredEvent> {
  const found: number[] = [];
  for (const event of store.read({ last, since, newestFirst: true })) {
    if (!wanted(event)) continue;
    found.push(event.seq);
    if (found.length === limit) break;
  }
  for (const seq of found.reverse()) yield* store.read({ after: seq - 1, last: seq });
}

/** @param seen takes in what is looked at */
function filterOf(
  { endpoint, type, pattern }: EventsOptions,
  seen: { readonly endpoints: Set<string>; readonly types: Set<string> },
): Wanted {
  const compiled = pattern === undefined ? undefined : compiledPattern(pattern);
  return (event) => {
    seen.endpoints.add(event.endpoint);
    seen.types.add(event.detailType);
    return (
      (endpoint === undefined || event.endpoint === endpoint) &&
      (type === undefined || event.detailType === type) &&
      (compiled === undefined || compiled.matches(JSON.parse(event.json)))
    );
  };
}
