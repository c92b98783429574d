import type { Entry } from '../../src/catalogue/entry.ts';
import type { Provider } from '../../src/domain/provider.ts';
import type { Guide } from '../../src/guides/guide.ts';
import type { Samples } from '../../src/samples/sample.ts';
import { companionOf, missingOf } from './companions.ts';
import { ProvidersInvalid } from './definitions.ts';
import { evidenceOf } from './evidence.ts';

/**
 * All that is known of the providers that have all of their files.
 * @throws {ProvidersInvalid} where one of these cannot be read
 */
export async function entriesOf(providers: readonly Provider[], root: URL): Promise<readonly Entry[]> {
  const whole = providers.filter(({ id }) => missingOf(id, root).length === 0);
  return Promise.all(
    whole.map(async (provider) => {
      const { id } = provider;
      const guide = await exported<Guide>(companionOf('guide', id), 'guide', root);
      const samples = await exported<Samples>(companionOf('samples', id), 'samples', root);
      return { provider, guide, samples: Object.keys(samples), evidence: evidenceOf(id, root) };
    }),
  );
}

async function exported<T>(path: string, name: string, root: URL): Promise<T> {
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await import(new URL(path, root).href);
  } catch (error) {
    throw new ProvidersInvalid(`${path}: cannot be loaded: ${(error as Error).message}`, { cause: error });
  }
  if (module[name] === undefined) throw new ProvidersInvalid(`${path}: must export \`${name}\``);
  return module[name] as T;
}
