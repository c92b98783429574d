import { basename, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import type { BundleParts } from '../../infra/bundling/parts.ts';

/**
 * A handler as whoever knows esbuild bundles one: split and minified ES modules, and no trick beyond.
 * @returns what is in which file
 */
export async function plainBundle(entry: string, folder: string): Promise<BundleParts> {
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
  return partsOf(metafile);
}

function partsOf({ outputs }: Metafile): BundleParts {
  return Object.fromEntries(
    Object.entries(outputs).map(([path, { bytes, imports, inputs }]) => {
      const files = (isLater: boolean) =>
        imports.flatMap(({ kind, external, path: file }) =>
          !external && (kind === 'dynamic-import') === isLater ? basename(file) : [],
        );
      const sources = Object.entries(inputs).map(([source, { bytesInOutput }]) => [source, bytesInOutput]);
      const part = { bytes, imports: files(false), importsLater: files(true) };
      return [basename(path), { ...part, sources: Object.fromEntries(sources) }];
    }),
  );
}
