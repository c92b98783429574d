import type { Endpoint } from '../domain/endpoint.ts';
import { shown } from '../domain/receiving/sender-address.ts';
import { moods } from '../rehearsal/moods.ts';
import { planOf, takenIn } from '../rehearsal/plan.ts';
import type { Played } from '../rehearsal/played.ts';
import { rehearse as playAll } from '../rehearsal/rehearse.ts';
import type { StandIn } from '../rehearsal/stand-in.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { rehearsalLine, rehearsalTable, summaryOf } from './rehearse/rehearsal-table.ts';
import { addressFor } from './send/endpoint-address.ts';
import { patienceFor } from './send/post.ts';
import type { Store } from './send/signer.ts';
import { stageAt, usualDripMs } from './send/stage-at.ts';
import { standInHere } from './send/stand-in-here.ts';
import { configAbout, endpointCalled } from './workplace.ts';

export interface RehearseOptions {
  /** Where the gateway listens; the endpoint's path is added, where it is not there. */
  readonly url?: string;
  /** Of the gateway that is deployed. */
  readonly stack?: string;
  /** A line of JSON for each mood, in place of the table. */
  readonly json?: boolean;
}

/** How a rehearsal is made shorter, in tests. */
export interface Rehearsing {
  readonly some?: typeof moods;
  /** How long the slow body takes. */
  readonly dripMs?: number;
  /** How long an answer is waited for. */
  readonly timeoutMs?: number;
  readonly store?: Store;
}

/** Plays the usual delivery and every mood of a sender against a gateway, and says whether its answers are right. */
export async function rehearse(
  name: string,
  options: RehearseOptions,
  io: Io,
  {
    some = moods,
    dripMs = usualDripMs,
    timeoutMs,
    store = options.stack === undefined ? 'file' : 'secrets-manager',
  }: Rehearsing = {},
): Promise<number> {
  const config = await configAbout(name, io);
  const endpoint = await endpointCalled(name, config, io);
  const to = addressFor(endpoint, options, config.url);
  const standIn = await standInHere({ endpoint, to, config, store }, io);
  io.err.write(`${await announcement(endpoint, some, standIn, shown(to))}\n`);
  const bus =
    store === 'file' ? (await import('./rehearse/bus-here.ts')).busHere(endpoint, to, io) : undefined;
  const timing = { timeoutMs: timeoutMs ?? patienceFor(endpoint), dripMs };
  const stage = { ...stageAt(to, timing, io.stop), ...(bus && { newEvents: bus.newEvents }) };
  const played: Played[] = [];
  const tellAll = () => {
    if (options.json || played.length === 0) return;
    for (const line of rehearsalTable(played, io)) io.out.write(`${line}\n`);
  };
  try {
    for await (const { isOver, ...one } of playAll(some, standIn, stage)) {
      if (isOver) throw new UserError(lastWords(one), exitCode.failed);
      played.push(one);
      if (options.json) io.out.write(`${JSON.stringify(jsonOf(one))}\n`);
      else if (io.err.isTTY) io.err.write(`${rehearsalLine(one, io)}\n`);
    }
  } catch (error) {
    if (!io.stop.aborted) throw error;
    throw new UserError(`interrupted after ${played.length} of ${some.length} moods`, exitCode.interrupted);
  } finally {
    bus?.close();
    tellAll();
  }
  const { text, isGood } = summaryOf(played, endpoint.name);
  (options.json ? io.err : io.out).write(`${text}\n`);
  return isGood ? exitCode.ok : exitCode.failed;
}

/** What comes onto the bus must be known before it is there: it may be one that consumers read. */
async function announcement(
  { name, bus, provider }: Endpoint,
  some: typeof moods,
  standIn: StandIn,
  where: string,
): Promise<string> {
  const plans = await Promise.all(some.map((mood) => planOf(mood, standIn)));
  const taken = plans.reduce((sum, plan) => sum + takenIn(plan), 0);
  return `rehearsing ${name} (${provider.name}) at ${where}: up to ${taken} sample deliveries become events on the bus ${bus}`;
}

function lastWords({ answer, isSilent }: Played): string {
  return isSilent ? `${answer}; nothing more is sent` : answer;
}

function jsonOf({ mood, verdict, sent, answer, rightAnswer, because, events }: Played): object {
  return {
    mood,
    verdict,
    sent,
    answer,
    rightAnswer,
    because,
    events: events?.found,
    rightEvents: events?.right,
  };
}
