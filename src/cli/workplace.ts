import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { builtIn } from '../app/configuration/built-in.ts';
import { type Config, configOf } from '../app/configuration/config-of.ts';
import { ConfigInvalid, readConfig } from '../app/configuration/read-config.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { type Provider, configured as withOptions } from '../domain/provider.ts';
import { meantBy } from '../words/did-you-mean.ts';
import { few } from '../words/few.ts';
import { exampleOptions } from './example-options.ts';
import { type Io, isConfigured, UserError } from './io.ts';
import { knownIds, knownProviders } from './known-providers.ts';
import { someSenders } from './senders.ts';

type Bus = 'embedded' | 'eventbridge';

/**
 * The configuration of the environment, or else an endpoint for every provider, named like it.
 * @param bus with the examples that its documentation shows, a provider may believe what nobody here has a hand in: where events go
 * to AWS, one that must be told something has no endpoint
 */
export async function localConfig(io: Io, bus: Bus = 'embedded'): Promise<Config> {
  if (isConfigured(io)) return await configured(io);
  return unconfigured(await knownProviders(io), bus);
}

/**
 * As `localConfig`, for a command that is about one provider: where nothing is configured it has no endpoint but that one's.
 * @param id of the provider; where there is none of it, the configuration has all
 */
export async function configAbout(id: string, io: Io): Promise<Config> {
  const make = isConfigured(io) || io.own ? undefined : builtIn.get(id);
  return make ? unconfigured([await make()], 'embedded') : await localConfig(io);
}

async function configured(io: Io): Promise<Config> {
  try {
    const read = (path: string) => readFileSync(resolve(io.cwd, path), 'utf8');
    const document = readConfig(io.env, read, io.configurationFile);
    return configOf(document, await knownProviders(io, document), knownIds(io));
  } catch (error) {
    if (error instanceof ConfigInvalid) throw new UserError(error.message);
    throw error;
  }
}

function unconfigured(providers: readonly Provider[], bus: Bus): Config {
  const endpoints = Object.fromEntries(providers.flatMap((one) => endpointOf(one, bus)));
  return configOf({ endpoints }, providers);
}

function endpointOf(provider: Provider, bus: Bus): readonly (readonly [string, object])[] {
  const { id } = provider;
  const options = exampleOptions(provider);
  const isToldNothing = Object.keys(options).length === 0;
  if (bus === 'eventbridge' && !isToldNothing) return [];
  const isStored = withOptions(provider, options).scheme.credential !== undefined;
  const settings = { ...(isToldNothing ? {} : { options }), ...(isStored ? { secretId: id } : {}) };
  return [[id, { provider: id, ...settings }]];
}

/** @throws {UserError} where there is none of this name */
export async function endpointCalled(name: string, config: Config, io: Io): Promise<Endpoint> {
  const endpoint = config.endpoints.find((one) => one.name === name);
  if (endpoint) return endpoint;
  throw new UserError(`no endpoint '${name}' is configured; ${await whichEndpoints(name, io)}`);
}

/** Which endpoints there are, in a sentence that says that `word` is none of them; those that may be meant come first. */
export async function whichEndpoints(word: string, io: Io): Promise<string> {
  const { endpoints } = await localConfig(io);
  const near = meantBy(word, endpoints, ({ name, provider }) => [name, provider.name]);
  const shown = ({ name, provider }: Endpoint) => `${name} (${provider.id})`;
  if (near.length > 0)
    return `do you mean ${few(near.map((one) => (isConfigured(io) ? shown(one) : one.name)))}?`;
  if (!isConfigured(io)) return `without a configuration there are: ${someSenders}`;
  return `there are: ${few(endpoints.map(shown))}`;
}
