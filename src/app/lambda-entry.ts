import type { Provider } from '../domain/provider.ts';
import { builtIn } from './configuration/built-in.ts';
import { configOf } from './configuration/config-of.ts';
import { namedProviders } from './configuration/named-providers.ts';
import type { ContainerModule } from './container/token.ts';
import type { LambdaEntry } from './functions/functions.ts';
import { start } from './start.ts';

/** What a gateway has beyond the one that is delivered. */
export interface Customisation {
  /** Known beside the built-in ones. */
  readonly providers?: readonly Provider[];
  /** Loaded after all others, in this order: they replace parts (`rebind`) or wrap them (`onActivation`). */
  readonly modules?: readonly ContainerModule[];
}

/**
 * The gateway in Lambda, configured by the environment, with every built-in provider.
 * @throws {ConfigInvalid}
 */
export async function lambdaEntry({
  providers = [],
  modules = [],
}: Customisation = {}): Promise<LambdaEntry> {
  const ids = [...builtIn.keys(), ...providers.map(({ id }) => id)];
  return start(
    async (document) => configOf(document, [...(await namedProviders(document)), ...providers], ids),
    modules,
  );
}
