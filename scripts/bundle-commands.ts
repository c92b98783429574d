import { rolldown } from 'rolldown';
import { type BundleParts, partsOf } from '../infra/bundling/parts.ts';
import { providersOnShelves } from '../infra/bundling/providers-on-shelves.ts';
import packageJson from '../package.json' with { type: 'json' };

/**
 * The command line: `cli.mjs`, and a file for each command, which is read when it is called. Packages stay outside, since the
 * package installs them.
 * @returns what is in which file
 */
export async function bundleCommands(outdir: string): Promise<BundleParts> {
  const build = await rolldown({
    input: { cli: 'src/cli.ts' },
    platform: 'node',
    external: [/^node:/, ...Object.keys(packageJson.dependencies)],
    plugins: [providersOnShelves],
    // older than what the commands need: they have to run to say so
    transform: { target: 'node20' },
    logLevel: 'warn',
  });
  const { output } = await build.write({
    dir: outdir,
    format: 'esm',
    comments: { legal: false },
    entryFileNames: '[name].mjs',
    chunkFileNames: 'cli/[name]-[hash].mjs',
  });
  await build.close();
  return partsOf(output);
}
