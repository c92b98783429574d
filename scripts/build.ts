/** Builds `dist/`: the Lambda bundle, its zip, the command line, the page of the workbench, and what the package exports. */
import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundle } from '../infra/bundling/bundle.ts';
import { bundleCommands } from './bundle-commands.ts';
import { bundlePage } from './bundle-page.ts';
import { clearBuilt } from './clear-built.ts';
import { zipFolder } from './zip.ts';

clearBuilt('dist');

const parts = await bundle(resolve('src/lambda.ts'), 'dist/lambda');
writeFileSync('dist/lambda.parts.json', JSON.stringify(parts));
await zipFolder('dist/lambda', 'dist/lambda.zip');

writeFileSync('dist/cli.parts.json', JSON.stringify(await bundleCommands('dist')));
chmodSync('dist/cli.mjs', 0o755);

writeFileSync('dist/workbench.parts.json', JSON.stringify(await bundlePage('dist/workbench')));

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.lib.json'], {
  stdio: 'inherit',
});
