import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, ConfigInvalid, parseConfig, toConfig } from '../config.ts';
import { providers } from '../domain/providers/index.ts';
import { type Io, UserError } from './io.ts';

/** Where the commands keep what they keep; never committed. */
export function statePaths(io: Io): { readonly secrets: string; readonly events: string } {
  const folder = join(io.cwd, '.sallyport');
  return { secrets: join(folder, 'secrets.json'), events: join(folder, 'events.db') };
}

/** The configuration of the environment, or else an endpoint for every provider, named like it. */
export function localConfig(io: Io): Config {
  const { SALLYPORT_CONFIG, SALLYPORT_CONFIG_FILE } = io.env;
  try {
    if (SALLYPORT_CONFIG || SALLYPORT_CONFIG_FILE) {
      return parseConfig(io.env, (path) => readFileSync(resolve(io.cwd, path), 'utf8'));
    }
    return toConfig({
      endpoints: Object.fromEntries(providers.map(({ id }) => [id, { provider: id, secretId: id }])),
    });
  } catch (error) {
    if (error instanceof ConfigInvalid) throw new UserError(error.message);
    throw error;
  }
}
