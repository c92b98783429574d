import { builtIn } from '../app/configuration/built-in.ts';
import { everyProvider, namedProviders } from '../app/configuration/named-providers.ts';
import type { ConfigDocument } from '../app/configuration/read-config.ts';
import type { Provider } from '../domain/provider.ts';
import { didYouMean } from '../words/did-you-mean.ts';
import { few } from '../words/few.ts';
import { type Io, UserError } from './io.ts';
import { someSenders } from './senders.ts';

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

/**
 * Of an entry, or built in.
 * @param where it is named: an option, or a file
 * @throws {UserError} where there is none of this id
 */
export async function providerCalled(id: string, where: string, io: Io): Promise<Provider> {
  const provider = io.own?.providers.find((one) => one.id === id) ?? (await builtIn.get(id)?.());
  if (!provider) throw noProvider(id, io, `${where}: `);
  return provider;
}

/** Asks who is meant by an id that nobody has. @param where what the sentence begins with */
export function noProvider(id: string, io: Io, where = ''): UserError {
  const ids = knownIds(io);
  const some = io.own?.hasBuiltIn === false ? few(ids) : someSenders;
  return new UserError(`${where}no provider '${id}' is known; ${didYouMean(id, ids, `there are: ${some}`)}`);
}
