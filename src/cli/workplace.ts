import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makePrivateFolder } from '../adapters/local/sqlite/private-folder.ts';
import { type Config, ConfigInvalid, parseConfig, toConfig } from '../app/configuration/config.ts';
import { configured, type Provider } from '../domain/provider.ts';
import { providers } from '../domain/providers/index.ts';
import { reason } from './failure-words.ts';
import { type Io, UserError } from './io.ts';

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

/** The configuration of the environment, or else an endpoint for every provider, named like it. */
export function localConfig(io: Io): Config {
  const { SALLYPORT_CONFIG, SALLYPORT_CONFIG_FILE } = io.env;
  try {
    if (SALLYPORT_CONFIG || SALLYPORT_CONFIG_FILE) {
      return parseConfig(io.env, (path) => readFileSync(resolve(io.cwd, path), 'utf8'));
    }
    return toConfig({ endpoints: Object.fromEntries(providers.map((one) => [one.id, byExample(one)])) });
  } catch (error) {
    if (error instanceof ConfigInvalid) throw new UserError(error.message);
    throw error;
  }
}

/** An endpoint that nobody configured: with what it must have, as the documentation shows that. */
function byExample(provider: Provider) {
  const needed = Object.entries(provider.options ?? {}).filter(([, { required }]) => required);
  const options = Object.fromEntries(needed.map(([name, { example }]) => [name, example]));
  const { credential } = configured(provider, options).scheme;
  return { provider: provider.id, options, ...(credential ? { secretId: provider.id } : {}) };
}
