import type { BuildOptions } from 'esbuild';

/**
 * How an entry becomes what Lambda runs: ES modules for Node 24, split, so that the SDK of a service is loaded at its
 * first use. `module` before `main`: the CommonJS build of the SDK cannot be shaken, and takes a third longer to load.
 * @param entry path of the file that exports `handler`, `redrive` and `check`
 * @param outdir becomes self-contained: `index.mjs` and its chunks
 */
export function lambdaBundle(entry: string, outdir: string): BuildOptions {
  return {
    entryPoints: { index: entry },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    splitting: true,
    minify: true,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  };
}
