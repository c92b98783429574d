/** Builds `dist/`: the Lambda bundle, its zip, and the command line. */
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { type BuildOptions, build } from 'esbuild';
import { zipFolder } from './zip.ts';

const common: BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
};

rmSync('dist', { recursive: true, force: true });

// `module` before `main`: the CommonJS build of the SDK cannot be shaken, and takes a third longer to load
const lambda = await build({
  ...common,
  entryPoints: { index: 'src/lambda.ts' },
  outdir: 'dist/lambda',
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  splitting: true,
  minify: true,
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
});
writeFileSync('dist/lambda.meta.json', JSON.stringify(lambda.metafile));
await zipFolder('dist/lambda', 'dist/lambda.zip');

await build({
  ...common,
  entryPoints: ['src/cli.ts'],
  outfile: 'dist/cli.mjs',
  packages: 'external',
});
chmodSync('dist/cli.mjs', 0o755);
