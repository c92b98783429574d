import type { Provider } from '../../domain/provider.ts';
import { providers as builtIn } from '../../domain/providers/index.ts';
import { type Config, configOf, readConfig } from './config-of.ts';

export { type Config, ConfigInvalid } from './config-of.ts';

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
