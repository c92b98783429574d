import { readParked } from '../adapters/parking/parked-event.ts';
import { type LazyQueue, lazyQueue } from '../adapters/sqs/lazy-queue.ts';
import { type DeadLetter, SqsDeadLetters } from '../adapters/sqs/sqs-dead-letters.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { localConfig } from './workplace.ts';

export interface ParkedOptions {
  /** Lists the dead letters. */
  readonly dead?: boolean;
  /** The id of a dead letter that goes back to the parking queue. */
  readonly redrive?: string;
  /** The id of a dead letter that is deleted. */
  readonly drop?: string;
}

const patienceMs = 60_000;
const requestTimeoutMs = 10_000;
const longestCell = 200;

/** Shows how many events wait in AWS, and works on those that the bus will never take as they are. */
export async function parked(options: ParkedOptions, io: Io): Promise<number> {
  const { park } = localConfig(io);
  if (!park) {
    throw new UserError('nothing is parked in AWS: the configuration has no park.queueUrl');
  }
  const deadline = systemClock.now() + patienceMs;
  const queue = lazyQueue(park.queueUrl, systemClock, requestTimeoutMs);
  const deadQueue = park.deadLetterUrl && lazyQueue(park.deadLetterUrl, systemClock, requestTimeoutMs);
  const { dead, redrive, drop } = options;
  const isAboutDead = dead || redrive !== undefined || drop !== undefined;
  if (isAboutDead && !deadQueue) {
    throw new UserError('there are no dead letters: the configuration has no park.deadLetterUrl');
  }
  try {
    if (!deadQueue || !isAboutDead) return await showCounts(queue, deadQueue || undefined, deadline, io);
    const letters = new SqsDeadLetters(deadQueue);
    if (redrive !== undefined) return await sendBack(redrive, letters, queue, deadline, io);
    if (drop !== undefined) return await forget(drop, letters, deadline, io);
    return await list(letters, deadline, io);
  } catch (error) {
    const { name, message } = error as Error;
    throw new UserError(`${name}: ${message}`, exitCode.failed);
  }
}

async function showCounts(
  queue: LazyQueue,
  deadQueue: LazyQueue | undefined,
  deadline: number,
  io: Io,
): Promise<number> {
  await showCount('parked', queue, deadline, io);
  if (deadQueue) await showCount('dead letters', deadQueue, deadline, io);
  return exitCode.ok;
}

async function showCount(name: string, queue: LazyQueue, deadline: number, io: Io): Promise<void> {
  const { visible, inFlight, delayed } = await (await queue()).counts(deadline);
  io.out.write(`${name}: ${visible} waiting, ${inFlight} in flight, ${delayed} delayed\n`);
}

async function list(letters: SqsDeadLetters, deadline: number, io: Io): Promise<number> {
  const found = await letters.list(deadline);
  for (const letter of found) io.out.write(`${cellsOf(letter).map(printable).join('  ')}\n`);
  io.err.write(
    found.length === 0
      ? 'there are no dead letters\n'
      : `${found.length} dead letter(s); try one again with --redrive <id>, or delete it with --drop <id>\n`,
  );
  return exitCode.ok;
}

async function sendBack(
  id: string,
  letters: SqsDeadLetters,
  queue: LazyQueue,
  deadline: number,
  io: Io,
): Promise<number> {
  // first there, then gone here: what is cut off between leads to a repetition, never to a loss
  const isDone = await letters.settle(id, deadline, async ({ text }) =>
    (await queue()).send(text, {}, deadline),
  );
  return tell(id, isDone, 'is back in the parking queue, and is published from there', io);
}

async function forget(id: string, letters: SqsDeadLetters, deadline: number, io: Io): Promise<number> {
  return tell(id, await letters.settle(id, deadline), 'is deleted', io);
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
  const rest = [reason ?? 'received_too_often', new Date(sentAt).toISOString()];
  if (!message) return [id, '-', '-', '-', ...rest];
  if ('event' in message) {
    const { endpoint, detailType, id: delivery } = message.event;
    return [id, endpoint, detailType, delivery, ...rest];
  }
  const [, endpoint = '-'] = message.stored.key.split('/');
  return [id, endpoint, '-', message.stored.key, ...rest];
}

/** What a sender wrote must not reach the terminal as a command. */
function printable(text: string): string {
  return text.replaceAll(/[^\x21-\x7e\u00a1-\u05ff\u2c00-\u{10ffff}]/gu, '?').slice(0, longestCell);
}
