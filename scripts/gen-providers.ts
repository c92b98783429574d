/** Writes the lists of providers and of their samples, for the code and for readers; with `--check` only says whether they are up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { loadProviders, ProvidersInvalid } from './providers/definitions.ts';
import { listOf } from './providers/list.ts';
import { pageOf } from './providers/page.ts';
import { sampledIn, samplesListOf } from './providers/samples.ts';

const folder = new URL('../src/domain/providers/', import.meta.url);
const samplesFolder = new URL('../src/samples/', import.meta.url);

try {
  const providers = await loadProviders(folder);
  const sampled = sampledIn(samplesFolder);
  const strangers = sampled.filter((id) => !providers.some((provider) => provider.id === id));
  if (strangers.length > 0)
    throw new ProvidersInvalid(
      strangers.map((id) => `src/samples/${id}.ts: no provider has this id`).join('\n'),
    );
  const stale = [
    [new URL('index.ts', folder), listOf(providers)] as const,
    [new URL('index.ts', samplesFolder), samplesListOf(sampled)] as const,
    [new URL('../docs/providers.md', import.meta.url), pageOf(providers)] as const,
  ].filter(([url, text]) => !isAsWritten(url, text));
  if (!process.argv.includes('--check')) for (const [url, text] of stale) writeFileSync(url, text);
  else for (const [{ pathname }] of stale) fail(`${pathname} is out of date: run npm run gen`);
} catch (error) {
  if (!(error instanceof ProvidersInvalid)) throw error;
  fail(error.message);
}

function isAsWritten(url: URL, text: string): boolean {
  return existsSync(url) && readFileSync(url, 'utf8') === text;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
