import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'rolldown';

/** The list that makes providers by need, in the sources and as the package has it. */
const list = /[/\\]app[/\\]configuration[/\\]built-in[.][jt]s$/;
const provider = /(['"])[.][.]\/[.][.]\/domain\/providers\/([a-z0-9])[a-z0-9-]*[.][jt]s\1/g;
const prefix = '\0providers-';

/**
 * One file for the providers that begin with the same letter. A bundler makes a file of every `import()`: here these would be 150,
 * which make the zip larger by a tenth; in one file all would be parsed at every start, though an endpoint names one.
 */
export const providersOnShelves: Plugin = {
  name: 'providers-on-shelves',
  transform: {
    filter: { id: list },
    handler: (code) => code.replace(provider, `'${prefix.slice(1)}$2'`),
  },
  resolveId(source, importer) {
    const [, letter] = /^providers-(.)$/.exec(source) ?? [];
    if (letter === undefined || importer === undefined) return undefined;
    return { id: `${prefix}${letter}:${importer}`, moduleSideEffects: false };
  },
  load(id) {
    if (!id.startsWith(prefix)) return undefined;
    const letter = id.charAt(prefix.length);
    const folder = resolve(id.slice(prefix.length + 2), '../../../domain/providers');
    const files = readdirSync(folder).filter((name) => /^[a-z0-9-]+[.][jt]s$/.test(name));
    return files
      .filter((name) => name.startsWith(letter) && !name.startsWith('index.'))
      .map((name) => `export * from ${JSON.stringify(join(folder, name))};`)
      .join('\n');
  },
};
