import { builtIn } from '../app/configuration/built-in.ts';
import { everyProvider, namedProviders } from '../app/configuration/named-providers.ts';
import type { ConfigDocument } from '../app/configuration/read-config.ts';
import type { Provider } from '../domain/provider.ts';
import type { Io } from './io.ts';

/** The ids of all that an endpoint may name: of the built-in ones, and of an entry's. */
export function knownIds({ own }: Io): readonly string[] {
  return [
    ...(own?.hasBuiltIn === false ? [] : builtIn.keys()),
    ...(own?.providers ?? []).map(({ id }) => id),
  ];
}

/** Those that a document names, and all of an entry's; all there are where there is no document. */
export async function knownProviders({ own }: Io, document?: ConfigDocument): Promise<readonly Provider[]> {
  if (own?.hasBuiltIn === false) return own.providers;
  return [...(await (document ? namedProviders(document) : everyProvider())), ...(own?.providers ?? [])];
}

/** Of an entry, or built in. @returns nothing where there is none of this id */
export async function providerWithId(id: string, { own }: Io): Promise<Provider | undefined> {
  return own?.providers.find((one) => one.id === id) ?? (await builtIn.get(id)?.());
}
