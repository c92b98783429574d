import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { toConfig } from '../../src/app/configuration/config.ts';
import { knownOptions, unknownOptions } from './support/command-line.ts';
import { glossaryOf, isSaidIn, plainWords, wordsOfCode } from './support/glossary.ts';
import { read, root } from './support/page-files.ts';
import { everyWord, linksOf, type Mention } from './support/pages.ts';

const at = ({ page, line, text }: Mention) => `${page}:${line}: ${text}`;

/** Options of other programs, that the pages name. */
const foreign = [
  '--http-host-header',
  '--host-header',
  '--remove-from-version-id',
  '--version-stage',
  '--check',
  '--authorization',
];

describe('what the pages name in running text', () => {
  const words = everyWord();
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

describe('the glossary', () => {
  const { terms, never } = glossaryOf(read('docs/glossary.md'));
  const code = wordsOfCode();

  it('has the words of the code, and no others', () => {
    expect(terms.filter((term) => !isSaidIn(code, term))).toEqual([]);
    expect(terms.length).toBeGreaterThan(40);
  });

  it('has each word once, but for the functions that are called by what they do', () => {
    const twice = terms.filter((term, at) => terms.indexOf(term) < at);
    expect(twice).toEqual(['redrive', 'check']);
  });

  it('has given up words that the code has given up too', () => {
    expect(never.filter((word) => isSaidIn(code, word))).toEqual([]);
    expect(never.length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    'README.md',
    'docs/consuming.md',
    'docs/customising.md',
    'docs/deploying.md',
    'docs/guarantees.md',
    'docs/alarms.md',
    'docs/local.md',
    'docs/rotation.md',
  ])('is a click away from a page that uses its words: %s', (page) => {
    const found = linksOf(page).filter(({ text }) => /(?:^|\/)glossary[.]md$/.test(text));
    expect(found.length).toBeGreaterThan(0);
  });

  it('would be found fault with for a word that is nowhere, or one that is still there', () => {
    const words = plainWords('const frontDoors = busWatch; // a receipts-table, indoors');
    const said = ['bus watch', 'front door', 'receipts table', 'watchdog', 'door s', 'indoor', 'bus'];
    expect(said.map((term) => isSaidIn(words, term))).toEqual([true, true, true, false, false, true, true]);
    expect(glossaryOf('- **hook**: one. *Never barb.* *Not so.*')).toEqual({
      terms: ['hook'],
      never: ['barb'],
    });
  });
});
