import type { Provider } from '../domain/provider.ts';
import { begin } from './begin.ts';
import type { LambdaEntry } from './functions/functions.ts';
import type { Customisation } from './lambda-entry.ts';

/**
 * The gateway in Lambda with these providers and no others, so that its bundle holds no others.
 * @param modules as those of `lambdaEntry`
 * @throws {ConfigInvalid}
 */
export async function lambdaEntryOf(
  providers: readonly Provider[],
  { modules = [] }: Pick<Customisation, 'modules'> = {},
): Promise<LambdaEntry> {
  const begun = await begin(modules.length > 0);
  const [{ start }, { configOf }] = await Promise.all([
    import('./start.ts'),
    import('./configuration/config-of.ts'),
  ]);
  return start(begun, (document) => configOf(document, providers), modules);
}
