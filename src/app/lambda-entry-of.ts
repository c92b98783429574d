import type { Provider } from '../domain/provider.ts';
import { configOf } from './configuration/config-of.ts';
import type { LambdaEntry } from './functions/functions.ts';
import type { Customisation } from './lambda-entry.ts';
import { start } from './start.ts';

/**
 * The gateway in Lambda with these providers and no others, so that its bundle holds no others.
 * @param modules as those of `lambdaEntry`
 * @throws {ConfigInvalid}
 */
export async function lambdaEntryOf(
  providers: readonly Provider[],
  { modules = [] }: Pick<Customisation, 'modules'> = {},
): Promise<LambdaEntry> {
  return start((document) => configOf(document, providers), modules);
}
