import type { Provider } from '../domain/provider.ts';
import { providers as builtIn } from '../domain/providers/index.ts';
import type { ContainerModule } from './container/token.ts';
import type { LambdaEntry } from './functions/functions.ts';
import { lambdaEntryOf } from './lambda-entry-of.ts';

/** What a gateway has beyond the one that is delivered. */
export interface Customisation {
  /** Known beside the built-in ones. */
  readonly providers?: readonly Provider[];
  /** Loaded after all others, in this order: they replace parts (`rebind`) or wrap them (`onActivation`). */
  readonly modules?: readonly ContainerModule[];
}

/**
 * The gateway in Lambda, configured by the environment. Ready when the function that this process is has what it needs,
 * such as its secrets and a look at its buses, or when that has taken a second.
 * @throws {ConfigInvalid}
 */
export async function lambdaEntry({
  providers = [],
  modules = [],
}: Customisation = {}): Promise<LambdaEntry> {
  return lambdaEntryOf([...builtIn, ...providers], { modules });
}
