import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { providers } from '../../src/domain/providers/index.ts';
import { root } from './support/page-files.ts';
import { blocksOf } from './support/pages.ts';
import { placed } from './support/placed.ts';

const ofPage = blocksOf('docs/adding-a-sender.md');
const written = ofPage.filter(({ notes }) => notes.folder !== undefined).map(placed);
const fixtures = ofPage.find(({ notes }) => notes.file?.startsWith('test/fixtures/'))!;
const filled = [...written.map(({ path }) => path), String(fixtures.notes.file)];

const oracle = 'test/oracles/globex.ts';

/** All that the checks read, and nothing that was built. */
const parts = [
  ...['src', 'test', 'infra', 'scripts', 'bench', 'docs', 'examples', 'package.json', 'tsconfig.json'],
  ...['jest.config.mjs', 'biome.json', 'knip.json', '.dependency-cruiser.cjs', '.gitignore'],
];

/** Those that ask the list of providers. */
const tests = [
  'test/domain/providers/providers.test.ts',
  'test/domain/verification/attacks.test.ts',
  'test/domain/verification/hostile-input.test.ts',
  'test/domain/events/declared-headers.test.ts',
  'test/domain/content/content-type.test.ts',
  'test/property/verification.property.test.ts',
  'test/app/configuration/config.test.ts',
  'test/catalogue/guides.test.ts',
  'test/cli/send/chosen-sample.test.ts',
  'test/cli/providers.test.ts',
];

/** What is said of the senders that were there before, or of all together, is tried elsewhere: a hundred of them take minutes. */
const notOfOthers = `^(?!.*(?<![\\w-])(?:${[...providers.map(({ id }) => id), 'conformance'].join('|')})(?![\\w-]))`;

describe('a provider that is added as docs/adding-a-sender.md says', () => {
  let folder: string;

  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache/own-provider-'));
    for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const fill = ({ path, block }: (typeof written)[number]) =>
    writeFileSync(join(folder, path), `${block.code.replace(/^.*\n/, '')}\n`);
  const run = (program: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
        NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      },
    });
    return { status, said: stdout + stderr };
  };
  const passes = (program: string, ...args: readonly string[]) => {
    const { status, said } = run(program, ...args);
    expect({ status, said: status === 0 ? '' : said }).toEqual({ status: 0, said: '' });
    return said;
  };
  /** The files that are not as they are in the repository. */
  const changed = () =>
    globSync(`{${parts.join()}}/**/*.*`, { cwd: folder }).filter((file) => {
      const [now, before] = [join(folder, file), join(root, file)];
      return !existsSync(before) || !readFileSync(now).equals(readFileSync(before));
    });

  it('begins as files with what must be filled in, which gen names', () => {
    const said = passes('scripts/new-provider.ts', 'globex');
    expect(changed().sort()).toEqual([...filled, oracle].sort());
    for (const path of [...filled, oracle]) expect(said).toContain(`made ${path}`);
    const missing = run('scripts/gen-providers.ts', '--check');
    expect(missing.status).toBe(1);
    expect(missing.said).toContain('globex.ts: has no name, no docs, no source, no answerWithinMs');
  });

  it('is refused where one is there already, or where it cannot be an id', () => {
    expect(run('scripts/new-provider.ts', 'github')).toEqual({
      status: 2,
      said: expect.stringContaining('there is one already: src/domain/providers/github.ts'),
    });
    for (const id of ['Globex', 'glo--bex', '../globex', ''])
      expect(run('scripts/new-provider.ts', id)).toEqual({
        status: 2,
        said: expect.stringContaining('an id is lower-case letters and digits'),
      });
    expect(changed().sort()).toEqual([...filled, oracle].sort());
  });

  it('is told of its other files, once its own is filled in', () => {
    fill(written.find(({ path }) => path.startsWith('src/domain/'))!);
    const { said } = run('scripts/gen-providers.ts', '--check');
    for (const words of [
      'src/guides/globex.ts: not filled in: setUp.0, secret, types.0, rules.0.wants, rules.0.pattern',
      'src/samples/globex.ts: a sample has no name',
      'test/fixtures/providers/globex.json: holds no delivery that is accepted',
      'test/oracles/globex.ts: names no package',
    ])
      expect(said).toContain(words);
  });

  it('is signed as its made-up sender would sign, which our code has no part in', () => {
    const [{ secrets, body, headers }] = JSON.parse(fixtures.code).deliveries;
    const signature = createHmac('sha256', secrets[0]).update(body).digest('hex');
    expect(headers['x-globex-signature']).toBe(`v1=${signature}`);
  });

  it('touches its files, the lists and the pages, and nothing else', () => {
    written.forEach(fill);
    writeFileSync(join(folder, String(fixtures.notes.file)), fixtures.code);
    rmSync(join(folder, oracle));
    passes('scripts/gen-providers.ts');
    passes('node_modules/@biomejs/biome/bin/biome', 'format', '--write', ...filled);
    expect(changed().sort()).toEqual(
      [
        ...filled,
        ...['domain/providers', 'guides', 'samples'].map((list) => `src/${list}/index.ts`),
        'src/app/configuration/built-in.ts',
        'docs/providers.md',
        'docs/providers/globex.md',
      ].sort(),
    );
    expect(readFileSync(join(folder, 'docs/providers.md'), 'utf8')).toContain(
      '| [`globex`](providers/globex.md) | Globex | signed | HMAC-SHA256 | 10 s | the sender |',
    );
  });

  it('has the types that are asked for, and nothing that lint finds fault with', () => {
    // what it leaves as it was is looked at without it, but for the types of those who name every provider
    const touched = changed();
    const sources = touched.filter((file) => file.endsWith('.ts'));
    const ofAll = globSync('{src,infra}/**/*.ts', { cwd: folder }).filter((file) =>
      /\bProviderId\b/.test(readFileSync(join(folder, file), 'utf8')),
    );
    expect(sources.length).toBeGreaterThan(6);
    expect(ofAll.length).toBeGreaterThan(3);
    const typed = { extends: './tsconfig.json', files: [...new Set([...sources, ...ofAll])], include: [] };
    writeFileSync(join(folder, 'tsconfig.touched.json'), JSON.stringify(typed));
    passes('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.touched.json');
    rmSync(join(folder, 'tsconfig.touched.json'));
    passes('node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', ...touched);
    passes('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', ...sources);
    passes('node_modules/knip/bin/knip.js');
    passes('scripts/gen-providers.ts', '--check');
  }, 240_000);

  it('stands the attacks, and is sent and received', () => {
    const said = passes('node_modules/jest/bin/jest.js', '--verbose', '-t', notOfOthers, ...tests);
    // one command after the other: no test of it can be left out
    passes('node_modules/jest/bin/jest.js', 'test/cli/serve-and-send.test.ts');
    expect(said).toContain('a delivery like globex paid');
    expect(said).toContain('never verifies: globex {}, with any body that is not a form');
  }, 240_000);

  it('is missed where samples are kept for a name that no provider has', () => {
    const samples = join(folder, 'src/samples/globx.ts');
    writeFileSync(samples, 'export const samples = {};\n');
    expect(run('scripts/gen-providers.ts')).toEqual({
      status: 1,
      said: 'src/samples/globx.ts: no provider has this id\n',
    });
    rmSync(samples);
  });

  it('takes its page with it, and its other files are missed', () => {
    const page = join(folder, 'docs/providers/globex.md');
    rmSync(join(folder, 'src/guides/globex.ts'));
    const { status, said } = run('scripts/gen-providers.ts', '--check');
    expect(status).toBe(1);
    expect(said).toContain("src/guides/globex.ts: missing, since there is a provider 'globex'");
    expect(said).toContain('docs/providers/globex.md is out of date: run npm run gen');
    expect(existsSync(page)).toBe(true);
    run('scripts/gen-providers.ts');
    expect(existsSync(page)).toBe(false);
  });
});
