import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, ConfigInvalid, parseConfig, toConfig } from '../config.ts';
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

/**
 * The one place that makes the folder: nobody else may read what is in it, and git does not see it.
 * @throws {UserError} when it cannot be used
 */
export function makeStateFolder(io: Io): StatePaths {
  const paths = statePaths(io);
  const ignore = join(paths.folder, '.gitignore');
  try {
    mkdirSync(paths.folder, { recursive: true, mode: 0o700 });
    // they may have been there with other modes
    chmodSync(paths.folder, 0o700);
    if (existsSync(paths.secrets)) chmodSync(paths.secrets, 0o600);
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
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
    return toConfig({
      endpoints: Object.fromEntries(providers.map(({ id }) => [id, { provider: id, secretId: id }])),
    });
  } catch (error) {
    if (error instanceof ConfigInvalid) throw new UserError(error.message);
    throw error;
  }
}
