import type { Provider } from '../../domain/provider.ts';
import { providers as builtIn } from '../../domain/providers/index.ts';
import { type Config, configOf } from './config-of.ts';
import { readConfig } from './read-config.ts';

export type { Config } from './config-of.ts';
export { ConfigInvalid } from './read-config.ts';

/**
 * Reads the configuration of the environment.
 * @param ownProviders known beside the built-in ones
 * @throws {ConfigInvalid}
 */
export function parseConfig(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
  ownProviders: readonly Provider[] = [],
): Config {
  return toConfig(readConfig(env, readFile), ownProviders);
}

/**
 * Checks a configuration document.
 * @param ownProviders known beside the built-in ones
 * @throws {ConfigInvalid}
 */
export function toConfig(document: unknown, ownProviders: readonly Provider[] = []): Config {
  return configOf(document, [...builtIn, ...ownProviders]);
}
