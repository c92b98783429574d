/** Writes docs/performance.md and its pictures of `bench/results.json`; with `--check` only says whether they are up to date. */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readResults } from '../bench/lib/results.ts';
import { performancePage } from './performance/page.ts';
import { plotOf } from './performance/plot.ts';

const root = new URL('../', import.meta.url);
const isCheck = process.argv.includes('--check');
const results = readResults();
const tried = readFileSync(new URL('bench/tried.md', root), 'utf8');
const made = new Map([
  ['docs/performance.md', performancePage(results, tried)],
  ...Object.entries(results).map(
    ([id, { title, rows }]) => [`docs/performance/${id}.svg`, plotOf(title, rows)] as const,
  ),
]);

mkdirSync(new URL('docs/performance/', root), { recursive: true });
for (const [path, text] of made) {
  const url = new URL(path, root);
  if (!existsSync(url) || readFileSync(url, 'utf8') !== text) stale(path, () => writeFileSync(url, text));
}
for (const path of globSync('docs/performance/*', { cwd: root }))
  if (!made.has(path)) stale(path, () => rmSync(new URL(path, root)));

function stale(path: string, mend: () => void): void {
  if (!isCheck) {
    mend();
    return;
  }
  console.error(`${path} is out of date: run npm run gen`);
  process.exitCode = 1;
}
