import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { builtIn } from '../../app/configuration/built-in.ts';
import { readConfig } from '../../app/configuration/read-config.ts';
import { isObject } from '../../domain/content/json.ts';
import { samples } from '../../samples/index.ts';
import { withConfigurationFile } from '../configuration-file.ts';
import { type Io, isConfigured } from '../io.ts';
import type { Candidate, Source } from './candidates.ts';
import type { Cursor } from './cursor.ts';

/**
 * What values of these names may be. Nothing is loaded that the words do not ask for, and nothing is asked of AWS.
 * @param isDescribed whether the shell shows descriptions
 */
export function sourcesIn(io: Io, isDescribed: boolean): Readonly<Record<string, Source>> {
  const ofProviders: Source = ({ word }) => providersLike(word, isDescribed);
  return {
    provider: ofProviders,
    endpoint: async (cursor) => endpointsOf(cursor, io) ?? (await ofProviders(cursor)),
    event: samplesOf,
    sample: samplesOf,
  };
}

/** A name costs the load of its provider: it is shown where a letter has left a few. */
function providersLike(word: string, isDescribed: boolean): Promise<readonly Candidate[]> {
  const found = [...builtIn].filter(([id]) => id.startsWith(word));
  return Promise.all(
    found.map(async ([id, make]) =>
      isDescribed && word !== '' ? { word: id, description: (await make()).name } : { word: id },
    ),
  );
}

async function samplesOf({ args: [provider] }: Cursor): Promise<readonly Candidate[]> {
  const those = (await samples.get(provider as string)?.()) ?? {};
  return Object.keys(those).map((word) => ({ word }));
}

const endpointName = /^[a-z0-9][a-z0-9-]{0,62}$/;

/**
 * The endpoints of the configuration here; undefined where there is none, and each provider has one. The file may be a stranger's: of
 * it only what is an endpoint's name reaches the shell.
 */
function endpointsOf({ given }: Cursor, outer: Io): readonly Candidate[] | undefined {
  const values = new Map([...given].map(([option, value]) => [option.attributeName(), value]));
  if (values.has('stack')) return [];
  const io = withConfigurationFile(values.get('config'), outer);
  if (!isConfigured(io)) return undefined;
  const { endpoints } = readConfig(io.env, (path) => readFileSync(resolve(io.cwd, path), 'utf8'));
  return Object.entries(isObject(endpoints) ? endpoints : {}).flatMap(([word, endpoint]) => {
    const provider = isObject(endpoint) ? String(endpoint.provider) : '';
    if (!endpointName.test(word)) return [];
    return { word, description: builtIn.has(provider) ? provider : undefined };
  });
}
