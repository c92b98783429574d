import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Io, isConfigured, UserError } from './io.ts';

/** What is used where nothing else is said, in the folder in which a command runs. */
export const ownFile = 'sallyport.json';

/**
 * A command's surroundings with the file of its configuration: the one that `--config` names, in place of what the environment says;
 * without, `sallyport.json` where the environment says nothing.
 * @throws {UserError} where the named file is not there
 */
export function withConfigurationFile(named: string | undefined, io: Io): Io {
  if (named !== undefined) {
    if (!existsSync(resolve(io.cwd, named))) throw new UserError(`--config ${named}: no such file (ENOENT)`);
    return configuredBy(named, io);
  }
  return !isConfigured(io) && existsSync(join(io.cwd, ownFile)) ? configuredBy(ownFile, io) : io;
}

function configuredBy(file: string, io: Io): Io {
  const { SALLYPORT_CONFIG: _, ...env } = io.env;
  return { ...io, env: { ...env, SALLYPORT_CONFIG_FILE: file }, configurationFile: file };
}
