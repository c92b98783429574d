import type { Entry } from '../../src/catalogue/entry.ts';
import type { Provider } from '../../src/domain/provider.ts';
import type { Guide } from '../../src/guides/guide.ts';
import type { Samples } from '../../src/samples/sample.ts';
import { companionOf, missingOf } from './companions.ts';
import { evidenceOf } from './evidence.ts';
import { guideMistakes, sampleMistakes } from './guide-mistakes.ts';

interface Entries {
  readonly entries: readonly Entry[];
  /** A line each, which begins with the name of a file. */
  readonly mistakes: readonly string[];
}

/** All that is known of the providers that have all of their files, and what is wrong with these. */
export async function entriesOf(providers: readonly Provider[], root: URL): Promise<Entries> {
  const whole = providers.filter(({ id }) => missingOf(id, root).length === 0);
  const read = await Promise.all(whole.map((provider) => entryOf(provider, root)));
  return {
    entries: read.flatMap((one) => ('entry' in one ? [one.entry] : [])),
    mistakes: read.flatMap((one) => ('mistakes' in one ? one.mistakes : [])),
  };
}

type Read = { readonly entry: Entry } | { readonly mistakes: readonly string[] };

async function entryOf(provider: Provider, root: URL): Promise<Read> {
  const { id } = provider;
  const guide = await exported<Guide>(companionOf('guide', id), 'guide', root);
  const samples = await exported<Samples>(companionOf('samples', id), 'samples', root);
  const evidence = evidenceOf(id, root);
  const mistakes = [
    ...('mistake' in guide ? [guide.mistake] : guideMistakes(guide.value).map(atFile('guide', id))),
    ...('mistake' in samples ? [samples.mistake] : sampleMistakes(samples.value).map(atFile('samples', id))),
    ...('mistakes' in evidence ? evidence.mistakes : []),
  ];
  if (mistakes.length > 0 || 'mistake' in guide || 'mistake' in samples || 'mistakes' in evidence)
    return { mistakes };
  return { entry: { provider, guide: guide.value, samples: Object.keys(samples.value), evidence } };
}

function atFile(kind: 'guide' | 'samples', id: string): (mistake: string) => string {
  return (mistake) => `${companionOf(kind, id)}: ${mistake}`;
}

type Exported<T> = { readonly value: T } | { readonly mistake: string };

async function exported<T>(path: string, name: string, root: URL): Promise<Exported<T>> {
  try {
    const module: Readonly<Record<string, unknown>> = await import(new URL(path, root).href);
    const value = module[name] as T | undefined;
    return value === undefined ? { mistake: `${path}: must export \`${name}\`` } : { value };
  } catch (error) {
    return { mistake: `${path}: cannot be loaded: ${(error as Error).message}` };
  }
}
