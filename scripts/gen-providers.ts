/** Writes the lists of providers, samples and guides, and their pages; with `--check` only says whether they are up to date. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { sheetOf } from '../src/catalogue/sheet-of.ts';
import { catalogueOf } from './providers/catalogue.ts';
import { companionMistakes, idsIn } from './providers/companions.ts';
import { loadProviders, ProvidersInvalid } from './providers/definitions.ts';
import { entriesOf } from './providers/entries.ts';
import { builtInListOf, guidesListOf, samplesListOf } from './providers/lazy-lists.ts';
import { listOf } from './providers/list.ts';
import { sheetPage } from './providers/sheet-page.ts';

const root = new URL('../', import.meta.url);
const pages = 'docs/providers/';
const isCheck = process.argv.includes('--check');

try {
  const providers = await loadProviders(new URL('src/domain/providers/', root));
  const ids = providers.map(({ id }) => id);
  const { entries, mistakes } = await entriesOf(providers, root);
  const sampled = idsIn('samples', root).filter((id) => ids.includes(id));
  const made = new Map([
    ['src/domain/providers/index.ts', listOf(providers)],
    ['src/app/configuration/built-in.ts', builtInListOf(ids)],
    ['src/samples/index.ts', samplesListOf(sampled)],
    ['src/guides/index.ts', guidesListOf(new Map(entries.map(({ provider: { id }, guide }) => [id, guide])))],
    ['docs/providers.md', catalogueOf(entries)],
    ...entries.map((entry) => [`${pages}${entry.provider.id}.md`, sheetPage(sheetOf(entry))] as const),
  ]);
  for (const [path, text] of made) if (!isAsWritten(path, text)) stale(path, () => write(path, text));
  for (const path of pagesThere().filter((one) => !made.has(one)))
    stale(path, () => rmSync(new URL(path, root)));
  for (const mistake of [...companionMistakes(ids, root), ...mistakes]) fail(mistake);
} catch (error) {
  if (!(error instanceof ProvidersInvalid)) throw error;
  fail(error.message);
}

function pagesThere(): readonly string[] {
  const folder = new URL(pages, root);
  return existsSync(folder) ? readdirSync(folder).map((file) => `${pages}${file}`) : [];
}

function isAsWritten(path: string, text: string): boolean {
  const url = new URL(path, root);
  return existsSync(url) && readFileSync(url, 'utf8') === text;
}

function stale(path: string, mend: () => void): void {
  if (isCheck) fail(`${path} is out of date: run npm run gen`);
  else mend();
}

function write(path: string, text: string): void {
  mkdirSync(new URL(pages, root), { recursive: true });
  writeFileSync(new URL(path, root), text);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
