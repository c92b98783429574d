import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

/**
 * A handler as whoever knows esbuild bundles one: split and minified ES modules, and no trick beyond.
 * @returns what is in it
 */
export async function plainBundle(entry: string, folder: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: { index: entry },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
    absWorkingDir: join(import.meta.dirname, '../..'),
  });
  return metafile;
}
