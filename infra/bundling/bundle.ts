import { rolldown } from 'rolldown';
import { builtInsAsTheyAre } from './built-ins-as-they-are.ts';
import { FirstDelivery } from './first-delivery.ts';
import { inAscii } from './in-ascii.ts';
import { type BundleParts, partsOf } from './parts.ts';
import { providersOnShelves } from './providers-on-shelves.ts';

/** How many of the files with providers must need what is read with all of them. */
const minShareCount = 14;

/**
 * Makes of an entry what Lambda runs: ES modules for Node 24, in as few files as a start needs. `start` is read at every start,
 * in one piece; what a service, a sender or another function needs is a file of its own, read at its first use.
 * An entry, and what it imports, may wait for the gateway, which imports `start`: in there they would wait for themselves, for ever.
 * `module` before `main`: the CommonJS build of the SDK cannot be shaken, and takes a third longer to load.
 * @param entry path of the file that exports `handler`, `redrive` and `check`
 * @param outdir becomes self-contained: `index.mjs` and what it imports
 * @param minify false to see where a module begins: its path is a comment in a line of its own
 * @returns what is in which file
 */
export async function bundle(entry: string, outdir: string, minify = true): Promise<BundleParts> {
  const firstDelivery = new FirstDelivery();
  const build = await rolldown({
    input: { index: entry },
    platform: 'node',
    resolve: { mainFields: ['module', 'main'] },
    plugins: [builtInsAsTheyAre, providersOnShelves, firstDelivery.plugin, inAscii],
    logLevel: 'warn',
  });
  const { output } = await build.write({
    dir: outdir,
    format: 'esm',
    minify,
    comments: { legal: false },
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    codeSplitting: {
      groups: [
        { name: 'start', tags: ['$initial'], test: (id) => !firstDelivery.mayWait(id), priority: 3 },
        { name: 'gateway', test: (id) => firstDelivery.needs(id), priority: 2 },
        { name: 'schemes', test: /[/\\]src[/\\]domain[/\\](?!providers[/\\])/, priority: 1, minShareCount },
      ],
    },
  });
  await build.close();
  return partsOf(output);
}
