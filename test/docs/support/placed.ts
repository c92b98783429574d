import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { splitImports } from './compile.ts';
import { root } from './page-files.ts';
import type { Block } from './pages.ts';

/** A block that stands where it says: in the folder of its note, under the path that its first line names. */
export interface Placed {
  readonly block: Block;
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

const marker = '// the block';

/**
 * A block of TypeScript as a file.
 *
 * - `<!-- folder: examples/custom -->` before it, and `// src/acme.ts` as its first line: it is that file, or shows a
 *   part of it where it is there;
 * - `<!-- in: test/docs/surroundings/stack.ts -->` before it: it stands in that file, where that says `// the block`;
 * - nothing: it is a file of its own, beside the others of its page.
 */
export function placed(block: Block): Placed {
  const { page, line, code, notes } = block;
  const folder = notes.folder ?? `.pages/${page}`;
  const [, name] = /^\/\/ (\S+\.ts)\n/.exec(code) ?? [];
  const { in: surroundings } = notes;
  if (surroundings) {
    const { imports, rest } = splitImports(code);
    const around = readFileSync(join(root, surroundings), 'utf8');
    if (around.split(marker).length !== 2) throw new Error(`${surroundings} must say "${marker}" once`);
    const path = join(dirname(surroundings), `${page.replaceAll('/', '.')}.${line}.ts`);
    return { block, path, text: `${imports}\n${around.replace(marker, () => rest)}` };
  }
  const path = join(folder, name ?? `line-${line}.ts`);
  const known = join(root, path);
  return { block, path, text: existsSync(known) ? readFileSync(known, 'utf8') : code };
}

/** Without its indentation and its name, since a page may show a method alone. */
export function lines(code: string): string {
  return code
    .replace(/^\/\/ \S+\.ts\n/, '')
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}
