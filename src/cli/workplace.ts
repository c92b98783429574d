import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makePrivateFolder } from '../adapters/local/sqlite/private-folder.ts';
import { type Config, ConfigInvalid, parseConfig, toConfig } from '../app/configuration/config.ts';
import type { Endpoint } from '../domain/endpoint.ts';
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

/** The configuration of the environment, or else an endpoint for every provider that needs none, named like it. */
export function localConfig(io: Io): Config {
  try {
    if (isConfigured(io)) {
      return parseConfig(io.env, (path) => readFileSync(resolve(io.cwd, path), 'utf8'));
    }
    return toConfig({ endpoints: Object.fromEntries(providers.flatMap(unconfigured)) });
  } catch (error) {
    if (error instanceof ConfigInvalid) throw new UserError(error.message);
    throw error;
  }
}

/** Nothing where the provider must be told something: a topic, an account. */
function unconfigured(provider: Provider): readonly (readonly [string, object])[] {
  const { id, options = {} } = provider;
  if (Object.values(options).some(({ required }) => required)) return [];
  const isStored = configured(provider).scheme.credential !== undefined;
  return [[id, { provider: id, ...(isStored ? { secretId: id } : {}) }]];
}

/** @throws {UserError} where there is none of this name */
export function endpointCalled(name: string, config: Config, io: Io): Endpoint {
  const endpoint = config.endpoints.find((one) => one.name === name);
  if (endpoint) return endpoint;
  throw new UserError(`no endpoint '${name}' is configured; ${whichEndpoints(config, io)}`);
}

/** Which endpoints there are, in a sentence that says that one is not among them. */
export function whichEndpoints({ endpoints }: Config, io: Io): string {
  if (!isConfigured(io)) return `without a configuration there are: ${someSenders}`;
  return `there are: ${few(endpoints.map(({ name, provider }) => `${name} (${provider.id})`))}`;
}
