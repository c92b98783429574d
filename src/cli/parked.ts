import { readParked } from '../adapters/publishing/parking/parked-event.ts';
import type { Config } from '../app/configuration/config-of.ts';
import { printableJson, printableText } from '../domain/content/printable.ts';
import type { DeadLetter } from '../domain/publishing/dead-letter.ts';
import { failureWords } from './errors/failure-words.ts';
import { exitCode, type Io, isConfigured, UserError } from './io.ts';
import type { ParkedCount, ParkingPlace } from './parked/parking-place.ts';

export interface ParkedOptions {
  /** Of the gateway that is deployed. */
  readonly stack?: string;
  /** Lists the dead letters. */
  readonly dead?: boolean;
  /** The id of a dead letter that is to be published again. */
  readonly redrive?: string;
  /** The id of a dead letter that is deleted. */
  readonly drop?: string;
  /** A line of JSON for each that is listed. */
  readonly json?: boolean;
}

const longestCell = 200;

/** Shows how many events wait, and works on those that the bus will never take as they are. */
export async function parked(options: ParkedOptions, io: Io): Promise<number> {
  const park = await parkingConfigured(io);
  let place: ParkingPlace | undefined;
  try {
    place = park
      ? (await import('./parked/parked-in-aws.ts')).parkedInAws(park)
      : (await import('./parked/parked-here.ts')).parkedHere(io);
    if (place) return await work(options, place, io);
    return (options.redrive ?? options.drop) === undefined ? exitCode.ok : exitCode.failed;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(failureWords(error), exitCode.failed);
  } finally {
    place?.close();
  }
}

async function parkingConfigured(io: Io): Promise<Config['park']> {
  if (!isConfigured(io)) return undefined;
  const { localConfig } = await import('./workplace.ts');
  return (await localConfig(io)).park;
}

async function work(
  { dead, redrive, drop, json }: ParkedOptions,
  place: ParkingPlace,
  io: Io,
): Promise<number> {
  if (redrive !== undefined) {
    const news = 'is back in the parking queue, and is published from there';
    return tell(redrive, await place.letters().redrive(redrive), news, io);
  }
  if (drop !== undefined) return tell(drop, await place.letters().drop(drop), 'is deleted', io);
  if (dead) return list(await place.letters().list(), json, io);
  for (const count of await place.counts())
    io.out.write(`${json ? JSON.stringify(count) : countText(count)}\n`);
  return exitCode.ok;
}

function countText({ queue, waiting, inFlight, delayed }: ParkedCount): string {
  const rest = inFlight === undefined ? '' : `, ${inFlight} in flight, ${delayed} delayed`;
  return `${queue}: ${waiting} waiting${rest}`;
}

function list(letters: readonly DeadLetter[], json: boolean | undefined, io: Io): number {
  for (const letter of letters) {
    const cells = cellsOf(letter);
    io.out.write(`${json ? jsonOf(cells) : cells.map(printable).join('  ')}\n`);
  }
  io.err.write(
    letters.length === 0
      ? 'there are no dead letters\n'
      : `${letters.length} dead letter(s); try one again with --redrive <id>, or delete it with --drop <id>\n`,
  );
  return exitCode.ok;
}

function tell(id: string, isDone: boolean, news: string, io: Io): number {
  if (!isDone) {
    io.err.write(
      `sallyport: there is no dead letter '${printable(id)}' now; sallyport parked --dead lists them\n`,
    );
    return exitCode.failed;
  }
  io.err.write(`${printable(id)} ${news}\n`);
  return exitCode.ok;
}

/** Message id, endpoint, type, delivery id, reason, time; `-` for what is not known. */
function cellsOf({ id, text, reason, sentAt }: DeadLetter): readonly string[] {
  const message = readParked(text);
  const rest = [reason ?? 'received_too_often', timeText(sentAt)];
  if (!message) return [id, '-', '-', '-', ...rest];
  if ('event' in message) {
    const { endpoint, detailType, id: delivery } = message.event;
    return [id, endpoint, detailType, delivery, ...rest];
  }
  const [, endpoint = '-'] = message.stored.key.split('/');
  return [id, endpoint, '-', message.stored.key, ...rest];
}

/** The cells by their names; null for what is not known. */
function jsonOf(cells: readonly string[]): string {
  const names = ['id', 'endpoint', 'detailType', 'delivery', 'reason', 'sentAt'];
  const known = names.map((name, at) => [name, cells[at] === '-' ? null : cells[at]]);
  return printableJson(JSON.stringify(Object.fromEntries(known)));
}

function timeText(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.valueOf()) ? '-' : date.toISOString();
}

/** What a sender wrote must not reach the terminal as a command, nor look like two cells. */
function printable(text: string): string {
  return printableText(text, longestCell).replaceAll(/\s/g, '?');
}
