import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { build, type Metafile } from 'esbuild';
import { withProvidersInside } from '../../scripts/providers-inside.ts';

/** What each loads of packages, beside what all do, and where nothing may come from. */
const commands: Readonly<Record<string, { packages: readonly string[]; not: readonly string[] }>> = {
  'src/cli/serve.ts': {
    packages: ['inversify', 'node:sqlite', 'opossum', 'valibot'],
    not: ['src/adapters/aws/', 'src/samples/', 'src/guides/', 'src/catalogue/', 'src/pattern/'],
  },
  'src/cli/send.ts': {
    packages: ['valibot'],
    not: ['src/adapters/aws/', 'src/adapters/publishing/', 'src/guides/', 'src/catalogue/'],
  },
  'src/cli/events.ts': { packages: ['node:sqlite'], not: ['src/app/', 'src/domain/verification/'] },
  'src/cli/rotate.ts': { packages: ['valibot'], not: ['src/adapters/aws/', 'src/samples/', 'src/guides/'] },
  'src/cli/enrol.ts': { packages: ['valibot'], not: ['src/adapters/aws/', 'src/samples/', 'src/guides/'] },
  'src/cli/parked.ts': { packages: [], not: ['src/app/', 'src/domain/verification/', 'src/adapters/aws/'] },
  'src/cli/providers.ts': {
    packages: [],
    not: ['src/adapters/', 'src/samples/', 'src/catalogue/sheet-of.ts'],
  },
};
/** Into this the build puts the senders, each as a function that is called when it is named. */
const lists = 'src/app/configuration/built-in.ts';

let metafile: Metafile;
beforeAll(async () => {
  ({ metafile } = await build({
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    entryPoints: ['src/cli.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    packages: 'external',
    plugins: [withProvidersInside],
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  }));
});

/** What is read before the first line of a file runs: packages, SQLite among them, and sources. */
function loadedWith(entry: string) {
  const packages = new Set<string>();
  const sources = new Set<string>();
  const seen = new Set<string>();
  const load = (chunk: string) => {
    if (seen.has(chunk)) return;
    seen.add(chunk);
    const { imports, inputs } = metafile.outputs[chunk]!;
    for (const source of Object.keys(inputs)) sources.add(source);
    for (const { path, kind, external } of imports) {
      if (kind !== 'import-statement') continue;
      if (!external) load(path);
      else if (!path.startsWith('node:') || path === 'node:sqlite') packages.add(path);
    }
  };
  load(Object.keys(metafile.outputs).find((chunk) => metafile.outputs[chunk]?.entryPoint === entry)!);
  return { packages: [...packages].sort(), sources: [...sources] };
}

describe('what is loaded', () => {
  it('before it is known which command it is: the descriptions of them, and nothing of the gateway', () => {
    const { packages, sources } = loadedWith('src/cli.ts');
    expect(packages).toEqual(['commander']);
    expect(sources).toContain('src/cli/program.ts');
    expect(sources.filter((path) => !/^(src\/cli\b|package[.]json$)/.test(path))).toEqual([
      'src/domain/content/printable.ts',
    ]);
  });

  it('is known of every command', () => {
    const { imports } = metafile.outputs['dist/cli.js']!;
    const dynamic = imports.filter(({ kind }) => kind === 'dynamic-import');
    const entries = dynamic.map(({ path }) => metafile.outputs[path]?.entryPoint);
    expect(entries.sort()).toEqual([...Object.keys(commands), 'src/cli/stack.ts'].sort());
  });

  it.each(Object.entries(commands))('with %s is what it needs', (entry, { packages, not }) => {
    const loaded = loadedWith(entry);
    expect(loaded.packages.filter((name) => name !== 'commander')).toEqual(packages);
    expect(loaded.sources).toContain(entry);
    expect(loaded.sources.filter((path) => not.some((room) => path.startsWith(room)))).toEqual([]);
  });

  it('of the senders is what an endpoint names: none is loaded by itself', () => {
    for (const entry of ['src/cli/send.ts', 'src/cli/serve.ts']) {
      const { sources } = loadedWith(entry);
      expect(sources).toContain(lists);
      expect(sources.filter((path) => path.startsWith('src/domain/providers/'))).toEqual([]);
    }
  });
});
