import type { Config } from '../app/configuration/config-of.ts';
import { printableText } from '../domain/content/printable.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { isMood, type MoodOptions } from './command-line/mood-options.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { addressFor } from './send/endpoint-address.ts';
import type { OwnPartOptions } from './send/own-parts.ts';
import { type Attempt, patienceFor, post } from './send/post.ts';
import { sampleRequests } from './send/sample-requests.ts';
import { signerFor } from './send/signer.ts';
import type { Tally } from './send/tally.ts';
import { configAbout, whichEndpoints } from './workplace.ts';

export interface SendOptions extends MoodOptions, OwnPartOptions {
  /** Where the gateway listens; the endpoint's path is added, where it is not there. */
  readonly url?: string;
  /** Of the gateway that is deployed. */
  readonly stack?: string;
  readonly endpoint?: string;
  /** How long an answer is waited for, s. */
  readonly timeout?: number;
  readonly times: number;
  readonly concurrency: number;
}

const longestAnswer = 1_000;

/**
 * Sends signed sample deliveries as their sender would.
 * @param provider its id
 * @param event which sample; the first where none is named
 * @returns 0 where each answer is 2xx or, in a mood, the right one
 * @throws {UserError} for what cannot be sent, and where nobody answers
 */
export async function send(
  provider: string,
  event: string | undefined,
  options: SendOptions,
  io: Io,
): Promise<number> {
  const config = await configAbout(provider, io);
  const endpoint = await endpointFor(provider, options.endpoint, config, io);
  const to = addressFor(endpoint, options, config.url);
  const store = options.stack === undefined ? 'file' : 'secrets-manager';
  const timeoutMs = options.timeout === undefined ? patienceFor(endpoint) : options.timeout * 1000;
  if (isMood(options)) {
    const { sendInMood } = await import('./send/send-in-mood.ts');
    return sendInMood({ ...options, endpoint, to, config, store, event, timeoutMs }, io);
  }
  const { make, forced } = await sampleRequests(endpoint, event, options, io);
  const sign = await signerFor(endpoint, config, store, io);
  const attempt = () => post(endpoint, sign, { ...make(), forced }, to, timeoutMs, io.stop);
  if (options.times === 1) return report(await attempt(), io);
  const { tally } = await import('./send/tally.ts');
  return summarise(await tally(attempt, options, io), options.times, io);
}

async function endpointFor(
  provider: string,
  name: string | undefined,
  config: Config,
  io: Io,
): Promise<Endpoint> {
  const found = config.endpoints.find(
    (one) => one.provider.id === provider && (name === undefined || one.name === name),
  );
  if (found) return found;
  throw new UserError(
    `no endpoint${name === undefined ? '' : ` '${name}'`} of provider '${provider}' is configured; ${await whichEndpoints(name ?? provider, io)}`,
  );
}

function report(attempt: Attempt, io: Io): number {
  if (attempt.error !== undefined) throw new UserError(attempt.error, exitCode.failed);
  const { status, location, body, ms } = attempt;
  const redirect = location === undefined ? '' : `points to ${location}, and is not followed`;
  const words = [String(status), redirect, body, `(${ms} ms)`].filter((word) => word !== '');
  io.out.write(`${printableText(words.join(' '), longestAnswer)}\n`);
  return isGood(status) ? exitCode.ok : exitCode.failed;
}

function summarise({ statuses, errors, seconds, answered }: Tally, times: number, io: Io): number {
  const counts = [...statuses, ...errors].map(([what, count]) => `${count} × ${what}`);
  const rate = Math.round(answered / Math.max(seconds, 0.001));
  io.out.write(
    `${printableText(`${answered} sent in ${seconds.toFixed(1)} s (${rate} per second)${counts.length > 0 ? ': ' : ''}${counts.join(', ')}`, longestAnswer)}\n`,
  );
  if (io.stop.aborted) {
    throw new UserError(
      `interrupted: ${times - answered} of ${times} were not sent, or were not answered yet`,
      exitCode.interrupted,
    );
  }
  return errors.size === 0 && [...statuses.keys()].every(isGood) ? exitCode.ok : exitCode.failed;
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}
