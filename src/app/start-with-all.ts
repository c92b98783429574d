import type { Provider } from '../domain/provider.ts';
import type { Begun } from './begin.ts';
import { builtIn } from './configuration/built-in.ts';
import { configOf } from './configuration/config-of.ts';
import { namedProviders } from './configuration/named-providers.ts';
import type { ContainerModule } from './container/token.ts';
import type { LambdaEntry } from './functions/functions.ts';
import { start } from './start.ts';

/**
 * The gateway with every built-in provider, of which it makes those that its configuration names.
 * @param own known beside them
 * @throws {ConfigInvalid}
 */
export async function startWithAll(
  begun: Begun,
  own: readonly Provider[],
  modules: readonly ContainerModule[],
): Promise<LambdaEntry> {
  const ids = [...builtIn.keys(), ...own.map(({ id }) => id)];
  return start(
    begun,
    async (document) => configOf(document, [...(await namedProviders(document)), ...own], ids),
    modules,
  );
}
