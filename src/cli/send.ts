import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { FileSecrets } from '../adapters/local/files/file-secrets.ts';
import { SecretsMadeOnUse } from '../adapters/local/files/secrets-made-on-use.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import type { Config } from '../app/configuration/config.ts';
import { printableText } from '../domain/content/printable.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { SecretsUnavailable } from '../domain/errors.ts';
import type { Secret } from '../domain/verification/secrets/secret.ts';
import { SecretReader } from '../domain/verification/secrets/secret-reader.ts';
import type { LogFields } from '../ports/log.ts';
import type { Sample } from '../samples/sample.ts';
import { chosenSample } from './chosen-sample.ts';
import { endpointAddress } from './endpoint-address.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { ownParts } from './own-parts.ts';
import { type Attempt, patienceFor, post } from './post.ts';
import { wantedBy } from './start-secrets.ts';
import { type Tally, tally } from './tally.ts';
import { localConfig, statePaths, whichEndpoints } from './workplace.ts';

export interface SendOptions {
  /** Where the gateway listens; the endpoint's path is added, where it is not there. */
  readonly url: string;
  readonly endpoint?: string;
  /** A body of one's own; `-` is standard input. */
  readonly file?: string;
  /** `name: value`, in place of any other header of that name. */
  readonly header?: readonly string[];
  /** How long an answer is waited for, s. */
  readonly timeout?: number;
  readonly times: number;
  readonly concurrency: number;
}

const longestAnswer = 1_000;

/** Sends signed sample deliveries as a provider would. */
export async function send(
  provider: string,
  event: string | undefined,
  options: SendOptions,
  io: Io,
): Promise<number> {
  const config = localConfig(io);
  const endpoint = endpointFor(provider, options.endpoint, config, io);
  const to = endpointAddress(options.url, endpoint.name);
  const make = await chosenSample(endpoint.provider, event, options.file !== undefined);
  const secret = await secretOf(endpoint, config, io);
  const { body, forced } = await ownParts(options, io);
  const timeoutMs = options.timeout === undefined ? patienceFor(endpoint) : options.timeout * 1000;
  const attempt = () => {
    const sample: Sample = make(randomUUID());
    const request = {
      method: sample.method ?? 'POST',
      headers: new Map(Object.entries(sample.headers)),
      body: body ?? Buffer.from(sample.body),
      forced,
    };
    return post(endpoint, secret, request, to, timeoutMs, io.stop);
  };
  if (options.times === 1) return report(await attempt(), io);
  return summarise(await tally(attempt, options, io), options.times, io);
}

function endpointFor(provider: string, name: string | undefined, config: Config, io: Io): Endpoint {
  const found = config.endpoints.find(
    (one) => one.provider.id === provider && (name === undefined || one.name === name),
  );
  if (found) return found;
  throw new UserError(
    `no endpoint${name === undefined ? '' : ` '${name}'`} of provider '${provider}' is configured; ${whichEndpoints(config, io)}`,
  );
}

async function secretOf(endpoint: Endpoint, config: Config, io: Io): Promise<Secret> {
  const { provider, secretId } = endpoint;
  if (secretId === undefined || !provider.scheme.sign)
    throw new UserError(`only ${provider.name} can sign what it sends`);
  const { folder, secrets: path } = statePaths(io);
  // the gateway says what it leaves out
  const stored = new FileSecrets(path, new SecretReader(config, systemClock, { write: () => {} }));
  // where no gateway has ever run, nobody could verify with it
  const wanted = existsSync(folder) ? wantedBy(endpoint) : [];
  const tell = { write: (_: unknown, __: string, { message }: LogFields) => io.err.write(`${message}\n`) };
  try {
    const [newest] = await new SecretsMadeOnUse(stored, path, wanted, tell).get(secretId);
    return newest as Secret;
  } catch (error) {
    if (!(error instanceof SecretsUnavailable)) throw error;
    const hint = error.code === 'secret_absent' && wanted.length === 0 ? '; sallyport serve makes it' : '';
    throw new UserError(`${error.message}${hint}`);
  }
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
  const counts = [...statuses, ...errors].map(([what, count]) => `${count} × ${what}`).join(', ');
  const rate = Math.round(answered / Math.max(seconds, 0.001));
  io.out.write(
    `${printableText(`${answered} sent in ${seconds.toFixed(1)} s (${rate} per second): ${counts}`, longestAnswer)}\n`,
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
