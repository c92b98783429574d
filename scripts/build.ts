/** Builds `dist/`: the Lambda bundle, its zip, the command line, and what the package exports. */
import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { lambdaBundle } from '../infra/bundling.ts';
import { clearBuilt } from './clear-built.ts';
import { providersInside, withProvidersInside } from './providers-inside.ts';
import { zipFolder } from './zip.ts';

clearBuilt('dist');

const lambda = await build({
  ...lambdaBundle('src/lambda.ts', 'dist/lambda'),
  plugins: [withProvidersInside],
});
writeFileSync('dist/lambda.meta.json', JSON.stringify(lambda.metafile));
await zipFolder('dist/lambda', 'dist/lambda.zip');

await build({
  entryPoints: ['src/cli.ts'],
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  chunkNames: 'cli/[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  plugins: [withProvidersInside],
  format: 'esm',
  platform: 'node',
  // older than what the commands need: they have to run to say so
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
});
chmodSync('dist/cli.mjs', 0o755);

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.lib.json'], {
  stdio: 'inherit',
});

const list = 'dist/lib/src/app/configuration/built-in.js';
writeFileSync(list, await providersInside(list));
