import { randomUUID } from 'node:crypto';
import { builtIn } from '../app/configuration/built-in.ts';
import type { Delivery } from '../domain/delivery.ts';
import { receivedFrom } from '../domain/events/received.ts';
import type { ConfiguredProvider, Provider } from '../domain/provider.ts';
import { samples as known } from '../samples/index.ts';
import type { Sample, Samples } from '../samples/sample.ts';
import { asDocumented } from './example-options.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { noProvider } from './known-providers.ts';
import { noSample } from './send/chosen-sample.ts';
import { cell, sizeText } from './terminal/cells.ts';

export interface SamplesOptions {
  /** The head of the request too. */
  readonly headers?: boolean;
  /** A line of JSON for each that is listed. */
  readonly json?: boolean;
}

/** Lists who has samples, or the samples of one, or prints the body of one. */
export async function samples(
  id: string | undefined,
  name: string | undefined,
  options: SamplesOptions,
  io: Io,
): Promise<number> {
  if (id === undefined) return await listProviders(options, io);
  const [provider, those] = await Promise.all([builtIn.get(id)?.(), known.get(id)?.()]);
  if (!provider || !those) throw noSamples(id, provider, io);
  if (name === undefined) return list(provider, those, options, io);
  const make = Object.hasOwn(those, name) ? those[name] : undefined;
  if (!make) throw noSample(name, id, Object.keys(those));
  print(make(randomUUID()), id, options, io);
  return exitCode.ok;
}

async function listProviders({ json }: SamplesOptions, { out }: Io): Promise<number> {
  for (const [provider, read] of known) {
    const count = Object.keys(await read()).length;
    out.write(
      json ? `${JSON.stringify({ provider, samples: count })}\n` : `${provider.padEnd(24)}  ${count}\n`,
    );
  }
  return exitCode.ok;
}

function list(provider: Provider, those: Samples, { json }: SamplesOptions, { out }: Io): number {
  const shown = asDocumented(provider);
  const rows = Object.entries(those).map(([name, make]) => {
    const sample = make(randomUUID());
    return { name, detailTypes: typesOf(sample, shown), bytes: Buffer.byteLength(sample.body) };
  });
  const wide = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, detailTypes, bytes } of rows) {
    const words =
      `${name.padEnd(wide)}  ${cell(sizeText(bytes), 8, true)}  ${detailTypes.join(', ')}`.trimEnd();
    out.write(`${json ? JSON.stringify({ name, detailTypes, bytes }) : words}\n`);
  }
  return exitCode.ok;
}

/** What becomes of it on the bus; of a question that is no event, as what it would be read. */
function typesOf({ method, headers, body }: Sample, provider: ConfiguredProvider): readonly string[] {
  const delivery: Delivery = {
    method: method ?? 'POST',
    host: 'localhost',
    rawPath: `/${provider.id}`,
    rawQuery: '',
    headers: new Map(Object.entries(headers)),
    body: Buffer.from(body),
    receivedAt: 0,
    cutOffAt: 0,
  };
  const read = provider.read(receivedFrom(delivery, provider));
  return [...new Set(read.map(({ type }) => type || 'unknown'))];
}

/** Byte for byte, so that it can be changed and sent: `send <provider> --file -`. */
function print(
  { method = 'POST', headers, body }: Sample,
  id: string,
  options: SamplesOptions,
  { out }: Io,
): void {
  if (options.headers) {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    out.write(`${method} /${id} HTTP/1.1\r\n${lines.join('')}\r\n`);
  }
  out.write(body);
}

function noSamples(id: string, provider: Provider | undefined, io: Io): UserError {
  if (provider) return new UserError(`there is no sample of ${id}; sallyport samples lists who has some`);
  return noProvider(id, io);
}
