import { printableText } from '../../domain/content/printable.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { ConfiguredProvider } from '../../domain/provider.ts';
import { isScene } from '../../rehearsal/mood.ts';
import { planOf } from '../../rehearsal/plan.ts';
import { playMood } from '../../rehearsal/play-mood.ts';
import type { Played } from '../../rehearsal/played.ts';
import type { MoodOptions } from '../command-line/mood-options.ts';
import { asDocumented } from '../example-options.ts';
import { exitCode, type Io, UserError } from '../io.ts';
import { providerCalled } from '../known-providers.ts';
import { chosenMood } from './chosen-mood.ts';
import { stageAt, usualDripMs } from './stage-at.ts';
import { type Part, standInHere } from './stand-in-here.ts';

interface InMood extends Omit<Part, 'as' | 'isUnsigned'>, MoodOptions {
  /** How long an answer is waited for. */
  readonly timeoutMs: number;
}

const longestAnswer = 300;

/**
 * Sends what the options say in place of the usual, and says whether the answer is right.
 * @throws {UserError} where nobody here could send it
 */
export async function sendInMood({ timeoutMs, as, ...part }: InMood, io: Io): Promise<number> {
  const mood = chosenMood({ ...part, ...(as === undefined ? {} : { as }) });
  if (!mood) throw new TypeError('no mood is chosen');
  const other = as === undefined ? undefined : await senderCalled(as, part.endpoint, io);
  const standIn = await standInHere({ ...part, as: other, isUnsigned: mood.isUnsigned }, io);
  const plan = await planOf(mood, standIn);
  if (!isScene(plan)) throw new UserError(plan.notRun);
  io.out.write(`sent: ${plan.sent}\n`);
  // what still drips when nobody waits any more says nothing of the gateway
  const timing = { timeoutMs, dripMs: Math.min(usualDripMs, timeoutMs / 2) };
  const played = await playMood(mood, standIn, stageAt(part.to, timing, io.stop));
  if (played.isUnreachable) throw new UserError(played.answer, exitCode.failed);
  io.out.write(`answer: ${printableText(played.answer, longestAnswer)}\n`);
  io.out.write(`${judgement(played)}\n`);
  return played.verdict === 'right' ? exitCode.ok : exitCode.failed;
}

function judgement({ verdict, rightAnswer, because }: Played): string {
  if (verdict === 'wrong') return `wrong: right is ${rightAnswer}, since ${because}`;
  return `${verdict}, since ${because}`;
}

async function senderCalled(id: string, { provider: own }: Endpoint, io: Io): Promise<ConfiguredProvider> {
  if (id === own.id)
    throw new UserError(`--as ${id}: ${own.name} is its sender already; name another, or leave --as out`);
  return asDocumented(await providerCalled(id, '--as', io));
}
