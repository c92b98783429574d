import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { catalogueOf } from '../scripts/providers/catalogue.ts';
import { loadProviders, ProvidersInvalid } from '../scripts/providers/definitions.ts';
import { builtInListOf, guidesListOf, samplesListOf } from '../scripts/providers/lazy-lists.ts';
import { listOf } from '../scripts/providers/list.ts';
import { mistakesOf } from '../scripts/providers/mistakes.ts';
import type { ProviderFile } from '../scripts/providers/provider-file.ts';
import { sheetPage } from '../scripts/providers/sheet-page.ts';
import type { Entry } from '../src/catalogue/entry.ts';
import { patternText } from '../src/catalogue/pattern-text.ts';
import { sheetOf } from '../src/catalogue/sheet-of.ts';
import { defineProvider, type Provider } from '../src/domain/provider.ts';
import { github } from '../src/domain/providers/github.ts';
import type { Guide } from '../src/guides/guide.ts';
import { certificate, header, type OptionDeclaration, token, userAndPassword } from '../src/index.ts';

const meaning = 'whose it is';
const hooli = { ...github, id: 'hooli', name: 'Hooli' };

const guide: Guide = {
  setUp: ['Paste `{url}` as the URL.'],
  secret: 'Hooli makes it.',
  types: ['paid'],
  rules: [
    { wants: 'payments', pattern: { 'detail-type': ['paid'] } },
    { wants: 'all', pattern: { source: ['hooli.example'] } },
  ],
  repeats: { schedule: 'never', after4xx: 'Nothing', stops: 'Nothing.', bytes: 'others', byHand: 'Never!' },
  quirks: [],
  links: [],
};
const evidence = {
  signs: ['HMAC-SHA256 of body'],
  vectors: ['made by https://hooli.example/docs, twice'],
} as const;

function entry(provider: Provider, more: Partial<Entry> = {}): Entry {
  return { provider, guide, samples: ['paid'], evidence, ...more };
}

const pageFor = (provider: Provider, more?: Partial<Entry>) => sheetPage(sheetOf(entry(provider, more)));

/** What stands under a heading of a page. */
function under(heading: string, page: string): readonly string[] {
  const [, text = ''] = page.split(`## ${heading}\n\n`);
  return (text.split('\n## ')[0] ?? '').split('\n').filter((line) => line !== '');
}

describe('the page of a sender', () => {
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

  it('says how it proves who it is, with what secret, and what it asks first', () => {
    const one = defineProvider({
      ...hooli,
      scheme: published,
      handshakes: [
        { when: 'proven', read },
        { when: 'unproven', read },
      ],
    });
    const page = pageFor(one);
    expect(under('How it proves who it is', page)).toEqual([
      '- *partial*: a signature covers something, and not the whole body.',
      '- The URL is signed.',
      '- No secret is stored: it publishes its keys.',
      '- What is signed: HMAC-SHA256 of body.',
      expect.stringContaining('- Documented at <https://docs.github.com/'),
    ]);
    expect(under('Answers and repetitions', page).slice(1, 3)).toEqual([
      '- It asks whether somebody listens: that is verified, answered, and not published.',
      '- It asks whether somebody listens: that is answered before anything is verified, and not published.',
    ]);
    expect(page).toContain('Only Hooli can sign what it sends');
  });

  it('says what is stored, and hides nothing that looks like HTML', () => {
    const page = pageFor(defineProvider({ ...hooli, scheme: token(header('x-token'), userAndPassword()) }));
    expect(under('Set it up', page)).toEqual([
      '1. Paste `https://hooks.example.com/hooli` as the URL.',
      'Hooli makes it.',
      'What is stored: \\<user>:\\<password>, with a password of 16 characters or more.',
    ]);
    expect(under('How it proves who it is', page)[0]).toMatch(/^- \*token\*: a secret is shown/);
  });

  it('says what is different with an option that makes it prove that in another way', () => {
    const one = defineProvider({
      ...hooli,
      options: { shown: { type: 'boolean', meaning }, color: { type: 'string', meaning, example: 'red' } },
      scheme: ({ shown }) => (shown ? token(header('x-token'), userAndPassword()) : github.scheme),
    });
    const lines = under('How it proves who it is', pageFor(one));
    expect(lines.filter((line) => line.startsWith('- With'))).toEqual([
      expect.stringMatching(/^- With `shown`: \*token\*: a secret .* made by you\.$/),
    ]);
    expect(catalogueOf([entry(one)])).toContain('| Hooli | signed or token | HMAC-SHA256 | 10 s | you |');
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
    const page = pageFor(one);
    expect(under('Options', page).slice(2)).toEqual([
      '| `topic` | text: an ARN \\| or a name | yes | `"arn:aws"` | whose it is |',
      '| `depth` | number | no | `3` | whose it is |',
      '| `get` | true or false | no |  | whose it is |',
    ]);
    expect(page).toContain('- It sends POST, GET with `get`, and waits for 10 s.');
    expect(page).toContain('With an endpoint that sets `topic`: `npx sallyport send hooli paid`');
    expect(catalogueOf([entry(one)])).toContain(
      '| [`hooli`](providers/hooli.md#options) | `topic` (needed), `depth`, `get` |',
    );
  });

  it('says what it does without an answer, as sentences', () => {
    expect(under('Answers and repetitions', pageFor(hooli))).toEqual([
      '- It sends POST, and waits for 10 s.',
      '- *Repeated*, where no 2xx came in time: never.',
      '- *A 4xx*: Nothing.',
      '- *Switched off*: Nothing.',
      '- *The bytes* of a repetition: others than those of the first.',
      expect.stringMatching(/^- \*Sent again by hand\* .*: Never!$/),
    ]);
  });

  it('says what is not documented in one line', () => {
    const none = 'not documented';
    const repeats = { ...guide.repeats, schedule: none, stops: none, byHand: none, bytes: none } as const;
    expect(
      under('Answers and repetitions', pageFor(hooli, { guide: { ...guide, repeats } })).slice(1),
    ).toEqual([
      '- *A 4xx*: Nothing.',
      '- Not documented: when it repeats, what switches it off, whether a repetition has the bytes of the first, whether something can be sent again by hand.',
    ]);
  });

  it('says nothing of what is signed where nothing is', () => {
    const signs = ['nothing: the whole header is a token'] as const;
    expect(pageFor(hooli, { evidence: { signs, vectors: [] } })).not.toContain('What is signed');
  });

  it.each([
    [3_000, true],
    [3_001, false],
  ])('warns of cold starts where they could make an answer late: %i ms, %s', (answerWithinMs, warns) => {
    expect(pageFor({ ...hooli, answerWithinMs }).includes('cold start')).toBe(warns);
  });

  it('says what proves it, and what is not confirmed', () => {
    const unconfirmed = ['whether a repetition has a new time'] as const;
    const page = pageFor(hooli, {
      guide: { ...guide, unconfirmed },
      evidence: { ...evidence, oracle: '@hooli/sdk' },
    });
    expect(under('What proves it', page)).toEqual([
      '`@hooli/sdk`, a package of the sender, judges the same requests alike.',
      'The tests verify deliveries of these sources:',
      '- made by <https://hooli.example/docs>, twice',
    ]);
    expect(under('Not confirmed', page)).toEqual(['- whether a repetition has a new time']);
    expect(page).toContain('**Experimental**');
    expect(pageFor(hooli)).not.toMatch(/experimental|confirmed/i);
    expect(catalogueOf([entry(hooli, { guide: { ...guide, unconfirmed } })])).toContain('| experimental |');
  });

  it('shows the first of its samples as a command, and names a few of many', () => {
    const samples = Array.from({ length: 30 }, (_, at) => `sample-${at}`);
    expect(under('Try it', pageFor(hooli, { samples }))).toEqual([
      '```sh',
      'npx sallyport send hooli sample-0',
      '```',
      expect.stringMatching(/^Other samples: `sample-1`, .*`sample-12` and 17 more\.$/),
    ]);
  });

  it('writes short patterns in one line, and others by member', () => {
    const [first, second] = [
      patternText({ source: ['a'], detail: { n: [{ numeric: ['>', 1] }] } }),
      patternText({ source: ['a'.repeat(90)], detail: { of: ['b'] } }),
    ];
    expect(first).toBe('{ "source": ["a"], "detail": { "n": [{ "numeric": [">", 1] }] } }');
    expect(second).toBe(`{\n  "source": ["${'a'.repeat(90)}"],\n  "detail": { "of": ["b"] }\n}`);
    expect(JSON.parse(second)).toEqual({ source: ['a'.repeat(90)], detail: { of: ['b'] } });
  });
});

describe('the catalogue', () => {
  it('counts in how many ways senders prove who they are, the most frequent first', () => {
    const signing = (...signs: readonly [string, ...string[]]) =>
      entry(hooli, { evidence: { signs, vectors: [] } });
    const page = catalogueOf([
      signing('nothing: a token is shown'),
      signing('HMAC-SHA256 of body'),
      signing('HMAC-SHA256 of time and body', 'nothing: a token is shown'),
      signing('Ed25519 of time and body'),
    ]);
    expect(page).toContain('There are 4: 2 by HMAC-SHA256, 2 by token, 1 by Ed25519.');
  });

  it('says who is served by a generic provider, where that is there', () => {
    expect(catalogueOf([entry(hooli)])).not.toContain('Senders that sign nothing');
    const page = catalogueOf([entry({ ...hooli, id: 'token' })]);
    expect(page).toContain('## Senders that sign nothing');
    expect(page).toContain('| Opsgenie | [`token`](providers/token.md) |');
    expect(page).not.toContain('providers/basic.md');
  });

  it.each([1, 9, 100])(
    'is tables whose rows are whole, and modules as they are formatted, with %i',
    (many) => {
      const providers = Array.from({ length: many }, (_, at) => ({ ...hooli, id: `sender-${at}` }));
      const lines = catalogueOf(providers.map((one) => entry(one))).split('\n');
      const cells = (line: string) => line.split(/(?<!\\)\|/).length;
      const broken = lines.filter(
        (line, at) =>
          line.startsWith('|') &&
          lines[at - 1]?.startsWith('|') &&
          cells(line) !== cells(lines[at - 1] ?? ''),
      );
      expect(broken).toEqual([]);
      expect(lines.filter((line) => line.startsWith('| [`sender-')).length).toBe(many);
      const ids = providers.map(({ id }) => id);
      const experimental = new Map(ids.map((id) => [id, { unconfirmed: [] }]));
      const lists = [listOf(providers), builtInListOf(ids), samplesListOf(ids), guidesListOf(experimental)];
      for (const module of lists) {
        const formatted = spawnSync('node_modules/.bin/biome', ['format', '--stdin-file-path=index.ts'], {
          input: module,
          encoding: 'utf8',
        });
        expect(formatted.stdout).toBe(module);
      }
    },
  );
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
