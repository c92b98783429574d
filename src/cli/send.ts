import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FileSecrets } from '../adapters/file-secrets/file-secrets.ts';
import type { Config } from '../config.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { SecretsUnavailable } from '../domain/errors.ts';
import type { ProviderId } from '../domain/providers/index.ts';
import type { Secret } from '../domain/secret.ts';
import type { MakeSample } from '../samples/sample.ts';
import { samplesOf } from '../samples/samples.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { type Attempt, post } from './post.ts';
import { type Tally, tally } from './tally.ts';
import { localConfig, statePaths } from './workplace.ts';

export interface SendOptions {
  /** Where the gateway listens; the endpoint's path is added. */
  readonly url: string;
  readonly endpoint?: string;
  /** A body of one's own. */
  readonly file?: string;
  /** `name: value`, added to the sample's or replacing them. */
  readonly header: readonly string[];
  readonly times: number;
  readonly concurrency: number;
}

/** Sends signed sample deliveries as a provider would. */
export async function send(
  provider: string,
  event: string | undefined,
  options: SendOptions,
  io: Io,
): Promise<number> {
  const config = localConfig(io);
  const endpoint = endpointFor(provider, options.endpoint, config);
  const make = withOwnParts(await sampleFor(endpoint.provider.id as ProviderId, event), options);
  const secret = await secretOf(endpoint, config, io);
  const attempt = () => post(endpoint, secret, make(randomUUID()), options.url, Date.now());
  if (options.times === 1) return report(await attempt(), io);
  return summarise(await tally(attempt, options, io), io);
}

function endpointFor(provider: string, name: string | undefined, { endpoints }: Config): Endpoint {
  const found = endpoints.find(
    (one) => one.provider.id === provider && (name === undefined || one.name === name),
  );
  if (found) return found;
  const known = endpoints.map((one) => `${one.name} (${one.provider.id})`).join(', ');
  throw new UserError(
    `no endpoint${name === undefined ? '' : ` '${name}'`} of provider '${provider}' is configured; there are: ${known}`,
  );
}

async function sampleFor(provider: ProviderId, event: string | undefined): Promise<MakeSample> {
  const samples = new Map(Object.entries(await samplesOf(provider)));
  const names = [...samples.keys()];
  const make = samples.get(event ?? names[0] ?? '');
  if (make) return make;
  throw new UserError(`there is no sample '${event}' of ${provider}; there are: ${names.sort().join(', ')}`);
}

function withOwnParts(make: MakeSample, { file, header }: SendOptions): MakeSample {
  const body = file === undefined ? undefined : readBody(file);
  const headers = Object.fromEntries(header.map(parseHeader));
  return (unique) => {
    const sample = make(unique);
    return { ...sample, headers: { ...sample.headers, ...headers }, body: body ?? sample.body };
  };
}

function readBody(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`--file ${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function parseHeader(text: string): readonly [string, string] {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new UserError(`--header '${text}': write it as 'name: value'`);
  return [name.toLowerCase(), value];
}

async function secretOf(endpoint: Endpoint, { previousSecretSeconds }: Config, io: Io): Promise<Secret> {
  try {
    const store = new FileSecrets(statePaths(io).secrets, previousSecretSeconds);
    const [newest] = await store.get(endpoint.secretId);
    return newest as Secret;
  } catch (error) {
    if (error instanceof SecretsUnavailable)
      throw new UserError(`${error.message}; sallyport serve makes it`);
    throw error;
  }
}

function report({ status, body, ms, error }: Attempt, io: Io): number {
  if (error !== undefined) throw new UserError(error, exitCode.failed);
  io.out.write(`${status} ${body} (${ms} ms)\n`.replace('  ', ' '));
  return status >= 200 && status < 300 ? exitCode.ok : exitCode.failed;
}

function summarise({ statuses, errors, seconds, sent }: Tally, io: Io): number {
  const counts = [...statuses, ...errors].map(([what, count]) => `${count} × ${what}`).join(', ');
  io.out.write(
    `${sent} sent in ${seconds.toFixed(1)} s (${Math.round(sent / seconds)} per second): ${counts}\n`,
  );
  const good = [...statuses].every(([status]) => status >= 200 && status < 300) && errors.size === 0;
  return good ? exitCode.ok : exitCode.failed;
}
