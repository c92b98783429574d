/** Builds `dist/`: the Lambda bundle, its zip, the command line, and what the package exports. */
import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { bundle } from '../infra/bundling/bundle.ts';
import { clearBuilt } from './clear-built.ts';
import { zipFolder } from './zip.ts';

clearBuilt('dist');

const parts = await bundle(resolve('src/lambda.ts'), 'dist/lambda');
writeFileSync('dist/lambda.parts.json', JSON.stringify(parts));
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
