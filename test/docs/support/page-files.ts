import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Every page that people read, from the root of the repository. */
export const pages: readonly string[] = globSync(['*.md', '{docs,examples,bench,infra}/**/*.md'], {
  cwd: root,
  exclude: ['**/node_modules/**'],
}).sort();

/** Whether a page is of one sender: there are many, all made alike. */
export function isOfSender(page: string): boolean {
  return page.startsWith('docs/providers/');
}

export function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}
