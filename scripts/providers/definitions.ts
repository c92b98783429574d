import { readdirSync } from 'node:fs';
import type { Provider } from '../../src/domain/provider.ts';
import { mistakesOf } from './mistakes.ts';

/** A file of `src/domain/providers/`, and what it exports under the name that the file asks for. */
export interface ProviderFile {
  /** Without `.ts`; to be the provider's id. */
  readonly id: string;
  readonly exported: unknown;
  /** Why it cannot be loaded. */
  readonly error?: unknown;
}

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

export function exportName(id: string): string {
  return id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

async function load(id: string, folder: URL): Promise<ProviderFile> {
  try {
    const module: Readonly<Record<string, unknown>> = await import(new URL(`${id}.ts`, folder).href);
    return { id, exported: module[exportName(id)] };
  } catch (error) {
    return { id, exported: undefined, error };
  }
}
