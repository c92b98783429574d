import { type Config, configOf } from '../../app/configuration/config-of.ts';
import { ConfigInvalid } from '../../app/configuration/read-config.ts';
import { configuredIfValid } from '../../diagnosis/configured-if-valid.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { Options } from '../../domain/options.ts';
import type { Provider } from '../../domain/provider.ts';
import { type Sent, signedUrl } from '../../domain/verification/signed-url.ts';
import { exampleOptions } from '../example-options.ts';
import { type Io, UserError } from '../io.ts';
import { providerCalled } from '../known-providers.ts';
import type { VerifyOptions } from './options.ts';
import type { Sidecar } from './sidecar.ts';

/** An endpoint that is in no configuration here, and the one that is made for it. */
interface EndpointAlone {
  readonly endpoint: Endpoint;
  readonly config: Config;
}

/** An endpoint as the documentation of the provider shows it, with what the command line says otherwise. @throws {UserError} */
export async function byDocumentation(
  id: string,
  request: Sent,
  options: VerifyOptions,
  io: Io,
): Promise<EndpointAlone> {
  const provider = await providerCalled(id, '--provider', io);
  const told = { ...exampleOptions(provider), ...(options.option ?? []).reduce(withOption(provider), {}) };
  // a query that somebody signs is one that they were given
  const isGiven = configuredIfValid(provider, told)?.scheme.signsUrl && request.rawQuery !== '';
  const publicUrl = options.url ?? (isGiven ? signedUrl(request, {}) : undefined);
  return alone(id, provider, told, publicUrl, (path) =>
    path
      .replace(/^options[.]?/, '--option ')
      .replace('publicUrl', '--url')
      .trim(),
  );
}

/** An endpoint as it was when the delivery was saved. @throws {UserError} */
export async function asCaptured(
  { endpoint, provider: id, options, publicUrl, from }: Sidecar,
  { url = publicUrl }: VerifyOptions,
  io: Io,
): Promise<EndpointAlone> {
  const provider = await providerCalled(id, from, io);
  const where = (path: string) => `${from}: ${path}`;
  return alone(endpoint, provider, options, url, where);
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
): EndpointAlone {
  const document = {
    provider: provider.id,
    // options that do not go together are a mistake, which says why
    ...(configuredIfValid(provider, options)?.scheme.credential && { secretId: name }),
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
