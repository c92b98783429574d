import { existsSync } from 'node:fs';
import { Database } from '../../adapters/local/sqlite/database.ts';
import { EventStore } from '../../adapters/local/sqlite/event-store.ts';
import { type KeptEvent, KeptEvents } from '../../adapters/local/sqlite/kept-events.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { timerPause } from '../../adapters/system/timer-pause.ts';
import { printableJson } from '../../domain/content/printable.ts';
import { Pace } from '../../replay/pace.ts';
import { replay as putOnceMore } from '../../replay/replay.ts';
import { isOfDatabase, reason } from '../errors/failure-words.ts';
import { exitCode, type Io, UserError } from '../io.ts';
import { statePaths } from '../state-folder.ts';
import { chosenEvents } from './replay-choice.ts';
import type { ReplayOptions } from './replay-options.ts';
import { ReplayReport } from './replay-report.ts';
import type { ReplayWay } from './replay-way.ts';

/** Takes events of the embedded bus, whether or not `serve` runs. What comes while it works is not among them. */
export async function replayKept(
  ids: readonly string[],
  options: ReplayOptions,
  name: string,
  io: Io,
): Promise<number> {
  const path = statePaths(io).events;
  if (!existsSync(path)) {
    io.err.write(`no events yet: there is no ${path}; start the gateway with: sallyport serve\n`);
    return ids.length > 0 ? exitCode.failed : exitCode.ok;
  }
  const db = openedAt(path);
  try {
    // it brings a file of an earlier version up to date
    const { last } = new EventStore(db, systemClock);
    const chosen = chosenEvents(new KeptEvents(db), last, ids, options);
    if (options.dryRun) return print(chosen.events(), chosen.count, io);
    if (chosen.count === 0) return nothing(chosen.replays, io);
    const way = await wayOf(options, db, io);
    try {
      return await put(chosen, name, options, way, io);
    } finally {
      way.close();
    }
  } catch (error) {
    if (!isOfDatabase(error)) throw error;
    throw new UserError(`${path}: ${reason(error)}`, exitCode.failed);
  } finally {
    db.close();
  }
}

function openedAt(path: string): Database {
  try {
    const lost = () => {
      throw new UserError(`${path} was deleted or replaced meanwhile`, exitCode.failed);
    };
    return new Database(path, lost);
  } catch (error) {
    throw new UserError(`${path}: ${reason(error)}`, exitCode.failed);
  }
}

async function wayOf(options: ReplayOptions, db: Database, io: Io): Promise<ReplayWay> {
  if (options.bus === undefined && options.stack === undefined)
    return (await import('./replay-here.ts')).wayHere(db, io);
  return await (await import('./replay-to-aws.ts')).wayToAws(options, io);
}

async function put(
  chosen: ReturnType<typeof chosenEvents>,
  name: string,
  { rate = Number.POSITIVE_INFINITY }: ReplayOptions,
  way: ReplayWay,
  io: Io,
): Promise<number> {
  const report = new ReplayReport(chosen.count, name, io);
  const replayed = await putOnceMore<KeptEvent>(
    chosen.events(),
    { name, at: systemClock.now() },
    { ...way, pace: new Pace(rate, systemClock, timerPause), clock: systemClock },
    report,
    io.stop,
  ).finally(() => report.endProgress());
  return report.tell(replayed, way.words);
}

function print(events: Iterable<KeptEvent>, count: number, io: Io): number {
  for (const event of events) io.out.write(`${printableJson(event.json())}\n`);
  io.err.write(`${count} ${count === 1 ? 'event' : 'events'} would be replayed\n`);
  return exitCode.ok;
}

function nothing(replays: number, io: Io): number {
  const ids = replays === 1 ? 'its own id names' : 'their own ids name';
  const but = replays === 0 ? '' : ` but ${replays} that a replay put there, which only ${ids}`;
  io.err.write(`nothing to replay: no event is meant by this${but}\n`);
  return exitCode.ok;
}
