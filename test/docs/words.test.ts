import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { toConfig } from '../../src/app/configuration/config.ts';
import { knownOptions, unknownOptions } from './support/command-line.ts';
import { type Mention, root, words } from './support/pages.ts';

const at = ({ page, line, text }: Mention) => `${page}:${line}: ${text}`;

/** Options of other programs, that the pages name. */
const foreign = [
  '--http-host-header',
  '--host-header',
  '--remove-from-version-id',
  '--version-stage',
  '--check',
];

describe('what the pages name in running text', () => {
  let known: ReadonlyMap<string, ReadonlySet<string>>;

  beforeAll(async () => {
    known = await knownOptions();
  });

  it('are commands and options of ours that are there', () => {
    const commands = words.filter(({ text }) => /^(?:npx )?sallyport [a-z]/.test(text));
    const mistakes = commands.flatMap((mention) => {
      const argv = mention.text.replace(/^(?:npx )?sallyport /, '').split(' ');
      const mistake = unknownOptions(argv, known);
      return mistake === undefined ? [] : [`${at(mention)}: ${mistake}`];
    });
    expect(mistakes).toEqual([]);
    expect(commands.length).toBeGreaterThan(20);
  });

  it('are options that some command has, where they stand alone', () => {
    const all = new Set([...known.values()].flatMap((options) => [...options]).concat(foreign));
    const alone = words.filter(({ text }) => text.startsWith('--'));
    const unknown = alone.filter(({ text }) => !all.has(text.split(' ')[0] ?? ''));
    expect(unknown.map(at)).toEqual([]);
    expect(alone.length).toBeGreaterThan(20);
  });

  it('are files and folders of the repository that are there', () => {
    const paths = words.filter(({ text }) =>
      /^(?:src|infra|scripts|test|docs|examples|bench)\/[\w./-]*$/.test(text),
    );
    const missing = paths.filter(({ text }) => !existsSync(join(root, text)));
    expect(missing.map(at)).toEqual([]);
    expect(paths.length).toBeGreaterThan(15);
  });

  it('are, in README, all commands and all keys of the configuration', () => {
    const named = words.filter(({ page }) => page === 'README.md').map(({ text }) => text);
    const { endpoints, ...settings } = toConfig({ endpoints: { x: { provider: 'github', secretId: 'x' } } });
    const ofEndpoint = endpoints.flatMap(({ name, ...others }) => Object.keys(others));
    const keys = [...Object.keys(settings), ...ofEndpoint.map((key) => `….${key}`)];
    expect(keys.length).toBeGreaterThan(10);
    const missing = [
      ...[...known.keys()].filter(
        (command) => !named.some((word) => `${word} `.startsWith(`sallyport ${command} `)),
      ),
      ...keys.filter((key) => !named.some((word) => word === key || word.startsWith(`${key}.`))),
    ];
    expect(missing).toEqual([]);
  });
});
