import type { Config } from '../../app/configuration/config-of.ts';
import { endsIn, likelyEndpoints } from '../../diagnosis/likely-endpoints.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { routes } from '../../domain/receiving/routes.ts';
import type { Sent } from '../../domain/verification/signed-url.ts';
import { few } from '../../words/few.ts';
import { type Io, isConfigured, UserError } from '../io.ts';
import { endpointCalled, localConfig, whichEndpoints } from '../workplace.ts';
import { asCaptured, byDocumentation } from './endpoint-alone.ts';
import type { GivenDelivery } from './given-delivery.ts';
import type { VerifyOptionsRead } from './options.ts';
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
  if (captured && options.endpoint === undefined)
    return { ...(await asCaptured(captured, options, io)), found: `as ${captured.from} says` };
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
