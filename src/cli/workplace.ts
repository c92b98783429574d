import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makePrivateFolder } from '../adapters/local/sqlite/private-folder.ts';
import { type Config, ConfigInvalid, parseConfig, toConfig } from '../app/configuration/config.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import type { Options } from '../domain/options.ts';
import { configured, type Provider } from '../domain/provider.ts';
import { providers } from '../domain/providers/index.ts';
import { reason } from './failure-words.ts';
import { type Io, UserError } from './io.ts';
import { few, someSenders } from './senders.ts';

/** Where the commands keep what they keep. */
export interface StatePaths {
  readonly folder: string;
  readonly secrets: string;
  readonly events: string;
}

export function statePaths(io: Io): StatePaths {
  const folder = join(io.cwd, '.sallyport');
  return { folder, secrets: join(folder, 'secrets.json'), events: join(folder, 'events.db') };
}

/** @throws {UserError} when it cannot be used */
export function makeStateFolder(io: Io): StatePaths {
  const paths = statePaths(io);
  try {
    makePrivateFolder(paths.folder);
    // it may have been there with other modes
    if (existsSync(paths.secrets)) chmodSync(paths.secrets, 0o600);
  } catch (error) {
    throw new UserError(`${paths.folder} cannot be used: ${reason(error)}`);
  }
  return paths;
}

/** Whether there is a configuration in the environment. */
export function isConfigured({ env }: Io): boolean {
  return Boolean(env.SALLYPORT_CONFIG || env.SALLYPORT_CONFIG_FILE);
}

/**
 * The configuration of the environment, or else an endpoint for every provider, named like it.
 * @param bus with the examples that its documentation shows, a provider may believe what nobody here has a hand in: where events go
 * to AWS, one that must be told something has no endpoint
 */
export function localConfig(io: Io, bus: 'embedded' | 'eventbridge' = 'embedded'): Config {
  try {
    if (isConfigured(io)) {
      return parseConfig(io.env, (path) => readFileSync(resolve(io.cwd, path), 'utf8'));
    }
    return toConfig({ endpoints: Object.fromEntries(providers.flatMap((one) => unconfigured(one, bus))) });
  } catch (error) {
    if (error instanceof ConfigInvalid) throw new UserError(error.message);
    throw error;
  }
}

function unconfigured(
  provider: Provider,
  bus: 'embedded' | 'eventbridge',
): readonly (readonly [string, object])[] {
  const { id } = provider;
  const options = exampleOptions(provider);
  const isToldNothing = Object.keys(options).length === 0;
  if (bus === 'eventbridge' && !isToldNothing) return [];
  const isStored = configured(provider, options).scheme.credential !== undefined;
  const settings = { ...(isToldNothing ? {} : { options }), ...(isStored ? { secretId: id } : {}) };
  return [[id, { provider: id, ...settings }]];
}

/** What the documentation shows for all that a provider must be told: a topic, an account. */
function exampleOptions({ options = {} }: Provider): Options {
  const needed = Object.entries(options).filter(([, { required }]) => required);
  return Object.fromEntries(needed.map(([name, { example }]) => [name, example]));
}

/** @throws {UserError} where there is none of this name */
export function endpointCalled(name: string, config: Config, io: Io): Endpoint {
  const endpoint = config.endpoints.find((one) => one.name === name);
  if (endpoint) return endpoint;
  throw new UserError(`no endpoint '${name}' is configured; ${whichEndpoints(config, name, io)}`);
}

/** Which endpoints there are, in a sentence that says that `word` is none of them; those with it in their names come first. */
export function whichEndpoints({ endpoints }: Config, word: string, io: Io): string {
  const near = endpoints.filter(({ name, provider }) =>
    [name, provider.name].some((text) => text.toLowerCase().includes(word.toLowerCase())),
  );
  const shown = ({ name, provider }: Endpoint) => `${name} (${provider.id})`;
  if (near.length > 0)
    return `do you mean ${few(near.map((one) => (isConfigured(io) ? shown(one) : one.name)))}?`;
  if (!isConfigured(io)) return `without a configuration there are: ${someSenders}`;
  return `there are: ${few(endpoints.map(shown))}`;
}
