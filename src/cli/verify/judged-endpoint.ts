import { type Config, configOf } from '../../app/configuration/config-of.ts';
import { ConfigInvalid } from '../../app/configuration/read-config.ts';
import { endsIn, likelyEndpoints } from '../../diagnosis/likely-endpoints.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { Options } from '../../domain/options.ts';
import { type ConfiguredProvider, configured, type Provider } from '../../domain/provider.ts';
import { routes } from '../../domain/receiving/routes.ts';
import { type Sent, signedUrl } from '../../domain/verification/signed-url.ts';
import { few } from '../../words/few.ts';
import { exampleOptions } from '../example-options.ts';
import { type Io, isConfigured, UserError } from '../io.ts';
import { providerCalled } from '../known-providers.ts';
import { endpointCalled, localConfig, whichEndpoints } from '../workplace.ts';
import type { Captured } from './captured-beside.ts';
import type { GivenDelivery } from './given-delivery.ts';
import type { VerifyOptions, VerifyOptionsRead } from './options.ts';
import { ownCandidates } from './secrets-at-hand.ts';

/** By what a delivery is judged, and how that was found. */
export interface JudgedEndpoint {
  readonly endpoint: Endpoint;
  readonly config: Config;
  /** Follows its name: `by its path`. Nothing where somebody named it. */
  readonly found?: string;
}

/** @param now epoch ms at which the delivery is judged. @throws {UserError} */
export async function judgedEndpoint(
  delivery: GivenDelivery,
  options: VerifyOptionsRead,
  now: number,
  io: Io,
): Promise<JudgedEndpoint> {
  if (options.provider !== undefined)
    return await byDocumentation(options.provider, delivery.request, options, io);
  if (options.option !== undefined)
    throw new UserError('--option goes with --provider; an endpoint has its options in the configuration');
  const { captured } = delivery;
  if (captured && options.endpoint === undefined) return await asCaptured(captured, options, io);
  const config = await localConfig(io);
  if (options.endpoint !== undefined)
    return { config, endpoint: await endpointCalled(options.endpoint, config, io) };
  const { endpoints } = config;
  const kept = endpoints.find(({ name }) => name === delivery.endpoint);
  if (kept) return { config, endpoint: kept, found: 'as the journal says' };
  const { request } = delivery;
  const routed = routes(endpoints)(request);
  if (routed) return { config, endpoint: routed, found: 'by its path' };
  const likely = await likelyEndpoints(endpoints, request, now, (endpoint) =>
    ownCandidates({ endpoint, config }, options, now, io),
  );
  const [only, ...more] = likely;
  if (only && more.length === 0)
    return { config, endpoint: only, found: await howFound(only, endpoints, request, now) };
  const what = isConfigured(io)
    ? 'endpoint it came to with --endpoint <name>'
    : 'sender it is with --provider <id>';
  const which = only
    ? `it looks like ${few(likely.map(({ name }) => name))}`
    : await whichEndpoints(request.rawPath.split('/').findLast((part) => part !== '') ?? '/', io);
  throw new UserError(
    `say which ${what}: neither its path ${request.rawPath} nor its headers tell; ${which}`,
  );
}

async function howFound(
  endpoint: Endpoint,
  all: readonly Endpoint[],
  request: Sent,
  now: number,
): Promise<string> {
  if (endsIn(request, endpoint.name)) return 'by its path';
  const [only, ...more] = await likelyEndpoints(all, request, now);
  if (only === endpoint && more.length === 0) return 'by its headers';
  return endpoint.provider.scheme.proof === 'token' ? 'by its token' : 'by its signature';
}

/** An endpoint as the documentation of the provider shows it, with what the command line says otherwise. */
async function byDocumentation(
  id: string,
  request: Sent,
  options: VerifyOptions,
  io: Io,
): Promise<JudgedEndpoint> {
  const provider = await providerCalled(id, '--provider', io);
  const told = { ...exampleOptions(provider), ...(options.option ?? []).reduce(withOption(provider), {}) };
  // a query that somebody signs is one that they were given
  const isGiven = schemeOf(provider, told)?.signsUrl && request.rawQuery !== '';
  const publicUrl = options.url ?? (isGiven ? signedUrl(request, {}) : undefined);
  return alone(id, provider, told, publicUrl, (path) =>
    path
      .replace(/^options[.]?/, '--option ')
      .replace('publicUrl', '--url')
      .trim(),
  );
}

/** An endpoint as it was when the delivery was saved. */
async function asCaptured(
  { endpoint, provider: id, options, publicUrl, from }: Captured,
  { url = publicUrl }: VerifyOptions,
  io: Io,
): Promise<JudgedEndpoint> {
  const provider = await providerCalled(id, from, io);
  const where = (path: string) => `${from}: ${path}`;
  return { ...alone(endpoint, provider, options, url, where), found: `as ${from} says` };
}

/**
 * In a configuration of its own.
 * @param where a mistake is, for who wrote it, by its path in the endpoint
 * @throws {UserError} where that is none
 */
function alone(
  name: string,
  provider: Provider,
  options: Options,
  publicUrl: string | undefined,
  where: (path: string) => string,
): JudgedEndpoint {
  const document = {
    provider: provider.id,
    ...(schemeOf(provider, options)?.credential && { secretId: name }),
    ...(Object.keys(options).length > 0 && { options }),
    ...(publicUrl !== undefined && { publicUrl }),
  };
  try {
    const config = configOf({ endpoints: { [name]: document } }, [provider]);
    return { config, endpoint: config.endpoints[0] as Endpoint };
  } catch (error) {
    if (error instanceof ConfigInvalid)
      throw new UserError(
        error.mistakes.map((mistake) => mistake.replace(ofEndpoint, (_, path) => where(path))).join('\n'),
      );
    throw error;
  }
}

/** @returns nothing where the options do not go together: whoever checks them says why */
function schemeOf(provider: Provider, options: Options): ConfiguredProvider['scheme'] | undefined {
  try {
    return configured(provider, options).scheme;
  } catch {
    return undefined;
  }
}

/** The path of a mistake begins with that of the only endpoint. */
const ofEndpoint = /^endpoints[.][^.:]+[.]([^:]+)/;

function withOption({ options: declared = {} }: Provider) {
  return (before: Options, text: string): Options => {
    const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined) throw new UserError('--option: write it as name=value');
    const type = Object.hasOwn(declared, name) ? declared[name]?.type : undefined;
    if (type === 'boolean' && /^(?:true|false)$/.test(value)) return { ...before, [name]: value === 'true' };
    return { ...before, [name]: type === 'number' && value !== '' ? Number(value) : value };
  };
}
