import { readdirSync } from 'node:fs';
import type { Provider } from '../../src/domain/provider.ts';
import { mistakesOf } from './mistakes.ts';
import { exportName, type ProviderFile } from './provider-file.ts';

/** What is wrong with the files of the providers, a line each. */
export class ProvidersInvalid extends Error {
  override readonly name = 'ProvidersInvalid';
}

/**
 * The providers of a folder, in the order of their files.
 * @throws {ProvidersInvalid} with all mistakes of all files
 */
export async function loadProviders(folder: URL): Promise<readonly Provider[]> {
  const ids = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .sort()
    .map((file) => file.slice(0, -'.ts'.length));
  const files = await Promise.all(ids.map((id) => load(id, folder)));
  const mistakes = mistakesOf(files);
  if (mistakes.length > 0) throw new ProvidersInvalid(mistakes.join('\n'));
  return files.map(({ exported }) => exported as Provider);
}

async function load(id: string, folder: URL): Promise<ProviderFile> {
  try {
    const module: Readonly<Record<string, unknown>> = await import(new URL(`${id}.ts`, folder).href);
    return { id, exported: module[exportName(id)] };
  } catch (error) {
    return { id, exported: undefined, error };
  }
}
