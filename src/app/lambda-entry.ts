import type { Provider } from '../domain/provider.ts';
import { begin } from './begin.ts';
import type { ContainerModule } from './container/token.ts';
import type { LambdaEntry } from './functions/functions.ts';

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
  const begun = await begin(modules.length > 0);
  const { startWithAll } = await import('./start-with-all.ts');
  return startWithAll(begun, providers, modules);
}
