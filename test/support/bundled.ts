import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BundleParts } from '../../infra/bundling/parts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles as the construct does, in a process of its own. @param entry absolute path */
export function bundled(entry: string, folder: string): BundleParts {
  const args = ['infra/bundling/run.ts', entry, folder];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })) as BundleParts;
}
