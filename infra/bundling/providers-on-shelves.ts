import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import type { Plugin } from 'rolldown';

/** The list that makes providers by need, in the sources and as the package has it. */
const list = /[/\\]app[/\\]configuration[/\\]built-in[.][jt]s$/;
const provider = /(['"])[.][.]\/[.][.]\/domain\/providers\/([a-z0-9-]+[.][jt]s)\1/g;
const prefix = '\0providers-';

/** What most senders are made of, by the names of files. */
const usual = new Set([
  ...['provider', 'reads', 'content', 'json', 'scheme', 'verdict', 'handshake', 'carriers', 'layouts'],
  ...['credential-forms', 'hmac', 'standard-webhooks', 'token'],
]);

/**
 * One file for the providers that begin with the same letter and are made of the usual, and one for the others, which bring
 * more with them. A bundler makes a file of every `import()`: here these would be 150, which make the zip larger by a fifth; in
 * one file all would be compiled at every start, though an endpoint names one.
 */
export const providersOnShelves: Plugin = {
  name: 'providers-on-shelves',
  transform: {
    filter: { id: list },
    handler: (code, id) =>
      code.replace(provider, (_, quote, file) => `${quote}providers-${shelfOf(folderOf(id), file)}${quote}`),
  },
  resolveId(source, importer) {
    const [, shelf] = /^providers-(.(?:-other)?)$/.exec(source) ?? [];
    if (shelf === undefined || importer === undefined) return undefined;
    return { id: `${prefix}${shelf}:${importer}`, moduleSideEffects: false };
  },
  load(id) {
    if (!id.startsWith(prefix)) return undefined;
    const [, shelf, importer = ''] = /^([^:]+):(.+)$/s.exec(id.slice(prefix.length)) ?? [];
    const folder = folderOf(importer);
    const files = readdirSync(folder).filter((name) => /^(?!index[.])[a-z0-9-]+[.][jt]s$/.test(name));
    return files
      .filter((name) => shelfOf(folder, name) === shelf)
      .map((name) => `export * from ${JSON.stringify(join(folder, name))};`)
      .join('\n');
  },
};

function folderOf(importer: string): string {
  return resolve(importer, '../../../domain/providers');
}

function shelfOf(folder: string, file: string): string {
  const imports = readFileSync(join(folder, file), 'utf8').matchAll(/ from ['"]([^'"]+)['"]/g);
  const isUsual = [...imports].every(([, path = '']) => usual.has(basename(path, extname(path))));
  return isUsual ? file.charAt(0) : `${file.charAt(0)}-other`;
}
