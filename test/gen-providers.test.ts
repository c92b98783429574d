import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadProviders, ProvidersInvalid } from '../scripts/providers/definitions.ts';
import { listOf } from '../scripts/providers/list.ts';
import { mistakesOf } from '../scripts/providers/mistakes.ts';
import { pageOf } from '../scripts/providers/page.ts';
import type { ProviderFile } from '../scripts/providers/provider-file.ts';
import { defineProvider, type Provider } from '../src/domain/provider.ts';
import { github } from '../src/domain/providers/github.ts';
import { certificate, header, type OptionDeclaration, text, token, userAndPassword } from '../src/index.ts';

const meaning = 'whose it is';
const hooli = { ...github, id: 'hooli', name: 'Hooli' };

function rowsOf(page: string, id: string): readonly string[] {
  return page.split('\n').filter((line) => line.startsWith(`| \`${id}\``));
}

describe('what is generated of the providers', () => {
  const published = certificate({
    algorithm: 'rsa-sha256',
    encoding: 'base64',
    at: header('x-signature'),
    certificateAt: header('x-certificate'),
    keyAddress: /https:\/\/keys\.hooli\.example\/[a-z0-9]+\.pem/,
    message: ({ body }) => [body],
    proof: 'partial',
    signsUrl: true,
  });
  const read = () => undefined;

  it('says of each how it proves who it is, with what secret, and what it asks first', () => {
    const one = defineProvider({
      ...hooli,
      scheme: published,
      handshakes: [
        { when: 'proven', read },
        { when: 'unproven', read },
      ],
    });
    const other = defineProvider({
      ...hooli,
      id: 'globex',
      scheme: token(header('x-token'), userAndPassword()),
    });
    const page = pageOf([one, other]);
    expect(rowsOf(page, 'hooli')[1]).toContain(
      '| partial | signed | none: it publishes its keys | – | unproven, proven | [documentation](https://docs.github.com/',
    );
    // what looks like HTML would not be seen
    expect(rowsOf(page, 'globex')[1]).toContain(
      '| token | not signed | \\<user>:\\<password>, with a password of 16 characters or more | you | – |',
    );
  });

  it('has a row more for an option that makes it prove that in another way', () => {
    const one = defineProvider({
      ...hooli,
      options: { shown: { type: 'boolean', meaning }, color: { type: 'string', meaning, example: 'red' } },
      scheme: ({ shown }) => (shown ? token(header('x-token'), text()) : github.scheme),
    });
    const rows = rowsOf(pageOf([one]), 'hooli');
    expect(rows[1]).toContain('| `hooli` | signed | not signed | 16 characters or more | you |');
    expect(rows[2]).toContain('| `hooli` with `shown` | token | not signed | any text | the sender |');
    expect(rows).toHaveLength(5);
  });

  it('says of each option its type, in words, whether it is needed, and an example', () => {
    const shape = { pattern: /^arn:/, words: 'an ARN | or a name' };
    const one = defineProvider({
      ...hooli,
      options: {
        topic: { type: 'string', meaning, required: true, shape, example: 'arn:aws' },
        depth: { type: 'number', meaning, example: 3 },
        get: { type: 'boolean', meaning, allowsMethod: 'GET' },
      },
    });
    const page = pageOf([one]);
    const [sender, , ...options] = rowsOf(page, 'hooli');
    expect(sender).toBe(
      '| `hooli` | Hooli | `github.com` | POST, GET with `get` | 10 s | `topic` (needed), `depth`, `get` |',
    );
    expect(options).toEqual([
      '| `hooli` | `topic` | text: an ARN \\| or a name | yes | `"arn:aws"` | whose it is |',
      '| `hooli` | `depth` | number | no | `3` | whose it is |',
      '| `hooli` | `get` | true or false | no |  | whose it is |',
    ]);
  });

  it.each([1, 9, 100])('is tables whose rows are whole, and a module as it is formatted, with %i', (many) => {
    const providers = Array.from({ length: many }, (_, at) => ({ ...hooli, id: `sender-${at}` }));
    const lines = pageOf(providers).split('\n');
    const cells = (line: string) => line.split(/(?<!\\)\|/).length;
    const broken = lines.filter(
      (line, at) =>
        line.startsWith('|') && lines[at - 1]?.startsWith('|') && cells(line) !== cells(lines[at - 1] ?? ''),
    );
    expect(broken).toEqual([]);
    expect(lines.filter((line) => line.startsWith('| `sender-')).length).toBe(2 * many);
    const formatted = spawnSync('node_modules/.bin/biome', ['format', '--stdin-file-path=index.ts'], {
      input: listOf(providers),
      encoding: 'utf8',
    });
    expect(formatted.stdout).toBe(listOf(providers));
  });
});

describe('the file of a provider', () => {
  const option = (declared: Partial<OptionDeclaration>) => ({
    ...hooli,
    options: { topic: { type: 'string', meaning, ...declared } },
  });
  const throwing = {
    ...option({ example: 'red' }),
    scheme: () => {
      throw new TypeError('which is no colour');
    },
  };

  it.each<[string, Omit<ProviderFile, 'id'> & { readonly id?: string }]>([
    ['the file name must be kebab-case', { id: 'Hooli', exported: hooli }],
    ['must export `hooli`', { exported: undefined }],
    ['cannot be loaded: it is broken', { exported: undefined, error: new Error('it is broken') }],
    ['has no source, no read: npm run types', { exported: { ...hooli, source: undefined, read: undefined } }],
    ["its id is 'github', but the file is named 'hooli'", { exported: { ...hooli, id: 'github' } }],
    ["its name is 'GitHub', as that of github.ts is", { exported: { ...hooli, name: 'GitHub' } }],
    ["sources that start with 'aws.' belong to AWS", { exported: { ...hooli, source: 'aws.sns' } }],
    ['answerWithinMs must be whole milliseconds', { exported: { ...hooli, answerWithinMs: 0.5 } }],
    ["the header 'X-Hooli' must be in lower case", { exported: { ...hooli, headers: { 'X-Hooli': '' } } }],
    ["the option 'topic' needs an example", { exported: option({ required: true }) }],
    [
      "the option 'topic' needs an example",
      { exported: option({ shape: { pattern: /^arn:/, words: 'an ARN' } }) },
    ],
    ["the example of the option 'topic' must be text", { exported: option({ example: 7 }) }],
    [
      "the example of the option 'topic' must be an ARN",
      { exported: option({ example: 'red', shape: { pattern: /^arn:/, words: 'an ARN' } }) },
    ],
    ['no scheme can be made of the examples of its options: which is no colour', { exported: throwing }],
  ])('is told, by its name, that %s', (mistake, file) => {
    const files = [
      { id: 'github', exported: github },
      { id: 'hooli', ...file },
    ];
    expect(mistakesOf(files)).toEqual([expect.stringContaining(`${file.id ?? 'hooli'}.ts: ${mistake}`)]);
  });

  it('is in order as it is', () => {
    expect(mistakesOf([{ id: 'hooli', exported: hooli satisfies Provider }])).toEqual([]);
  });

  describe('in a folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sallyport-providers-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('is read under its own name, and all mistakes of all files are told at once', async () => {
      mkdirSync(join(folder, 'wrong'));
      const write = (name: string, code: string) => writeFileSync(join(folder, 'wrong', name), code);
      write('one-two.ts', 'export const oneTwo = { id: "two" };');
      write('three.ts', 'export const four = 4;');
      write('index.ts', 'export const providers = [];');
      const loading = loadProviders(pathToFileURL(`${folder}/wrong/`));
      await expect(loading).rejects.toThrow(ProvidersInvalid);
      await expect(loading).rejects.toThrow(/^one-two\.ts: has no name, .*\nthree\.ts: must export `three`$/);
    });
  });
});
