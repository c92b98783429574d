import type { Begun } from './begin.ts';
import { builtIn } from './configuration/built-in.ts';
import { configOf } from './configuration/config-of.ts';
import { namedProviders } from './configuration/named-providers.ts';
import type { LambdaEntry } from './functions/functions.ts';
import type { Customisation } from './lambda-entry.ts';
import { start } from './start.ts';

/** The gateway with every built-in provider, of which it makes those that its configuration names. @throws {ConfigInvalid} */
export async function startWithAll(
  begun: Begun,
  { providers, modules }: Required<Customisation>,
): Promise<LambdaEntry> {
  const ids = [...builtIn.keys(), ...providers.map(({ id }) => id)];
  return start(
    begun,
    async (document) => configOf(document, [...(await namedProviders(document)), ...providers], ids),
    modules,
  );
}
