import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type BundleParts, readWith } from '../../infra/bundling/parts.ts';

/** What each loads of packages, beside what all do, and where nothing may come from. */
const commands: Readonly<Record<string, { packages: readonly string[]; not: readonly string[] }>> = {
  'src/cli/serve.ts': {
    packages: ['inversify', 'leven', 'node:sqlite', 'opossum', 'valibot'],
    not: [
      'src/adapters/aws/',
      'src/samples/',
      'src/guides/',
      'src/catalogue/',
      'src/pattern/',
      'src/workbench/',
    ],
  },
  'src/cli/send.ts': {
    packages: ['leven', 'valibot'],
    not: ['src/adapters/aws/', 'src/adapters/publishing/', 'src/guides/', 'src/catalogue/'],
  },
  'src/cli/verify.ts': {
    packages: ['leven', 'valibot'],
    not: [
      'src/adapters/aws/',
      'src/adapters/local/sqlite/journal',
      'src/samples/',
      'src/guides/',
      'src/catalogue/',
    ],
  },
  'src/cli/rehearse.ts': {
    packages: ['leven', 'valibot'],
    not: ['src/adapters/aws/', 'src/adapters/publishing/', 'src/catalogue/', 'src/workbench/'],
  },
  'src/cli/events.ts': { packages: ['node:sqlite'], not: ['src/app/', 'src/domain/verification/'] },
  'src/cli/capture.ts': {
    packages: ['leven', 'node:sqlite', 'valibot'],
    not: ['src/adapters/aws/', 'src/adapters/publishing/', 'src/samples/', 'src/guides/', 'src/diagnosis/'],
  },
  'src/cli/replay.ts': { packages: [], not: ['src/app/', 'src/domain/', 'src/adapters/', 'src/pattern/'] },
  'src/cli/samples.ts': { packages: ['leven'], not: ['src/adapters/', 'src/guides/', 'src/catalogue/'] },
  'src/cli/rotate.ts': {
    packages: ['leven', 'valibot'],
    not: ['src/adapters/aws/', 'src/samples/', 'src/guides/'],
  },
  'src/cli/enrol.ts': {
    packages: ['leven', 'valibot'],
    not: ['src/adapters/aws/', 'src/samples/', 'src/guides/'],
  },
  'src/cli/parked.ts': { packages: [], not: ['src/app/', 'src/domain/verification/', 'src/adapters/aws/'] },
  'src/cli/providers.ts': {
    packages: ['leven'],
    not: ['src/adapters/', 'src/samples/', 'src/catalogue/sheet-of.ts'],
  },
  'src/cli/completion/completion.ts': { packages: [], not: ['src/app/', 'src/domain/', 'src/samples/'] },
  'src/cli/completion/complete.ts': {
    packages: [],
    not: [
      'src/adapters/',
      'src/domain/providers/',
      'src/domain/verification/',
      'src/guides/',
      'src/catalogue/',
    ],
  },
};
/** What is read for an option, or where something is wrong. */
const beside = ['src/cli/stack.ts', 'src/cli/entry/with-entry.ts', 'src/cli/errors/explain-misread.ts'];
/** Has the senders by their names, each to be loaded when it is named. */
const list = 'src/app/configuration/built-in.ts';

const parts = JSON.parse(readFileSync('dist/cli.parts.json', 'utf8')) as BundleParts;

/** What is read before the first line of a source runs: packages, SQLite among them, and sources. */
function loadedWith(source: string) {
  const files = [...readWith(fileOf(source), parts)];
  const packages = files.filter(
    (file) => !(file in parts) && (!file.startsWith('node:') || file === 'node:sqlite'),
  );
  return { packages, sources: files.flatMap((file) => Object.keys(parts[file]?.sources ?? {})) };
}

/** A command is a file that has its name. */
function fileOf(source: string): string {
  const [, name] = /([\w-]+)[.]ts$/.exec(source) as unknown as [string, string];
  const files = Object.keys(parts).filter(
    (file) =>
      new RegExp(`^(?:cli/)?${name}(?:-[\\w-]{8})?[.]mjs$`).test(file) &&
      source in (parts[file]?.sources ?? {}),
  );
  expect(files).toHaveLength(1);
  return files[0] as string;
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
    const later = new Set(parts['cli.mjs']?.importsLater);
    expect(later).toEqual(new Set([...Object.keys(commands), ...beside].map(fileOf)));
  });

  it.each(Object.entries(commands))('with %s is what it needs', (entry, { packages, not }) => {
    const loaded = loadedWith(entry);
    expect(loaded.packages.filter((name) => name !== 'commander').sort()).toEqual(packages);
    expect(loaded.sources).toContain(entry);
    expect(loaded.sources.filter((path) => not.some((room) => path.startsWith(room)))).toEqual([]);
  });

  it('of the senders is what an endpoint names: none is loaded by itself', () => {
    for (const entry of ['src/cli/send.ts', 'src/cli/serve.ts']) {
      const { sources } = loadedWith(entry);
      expect(sources).toContain(list);
      expect(sources.filter((path) => path.startsWith('src/domain/providers/'))).toEqual([]);
    }
  });
});
