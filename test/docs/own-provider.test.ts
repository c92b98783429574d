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
import { blocks, root } from './support/pages.ts';
import { placed } from './support/placed.ts';

const ofReadme = blocks.filter(({ page }) => page === 'README.md');
const provider = placed(ofReadme.find(({ code }) => code.includes('defineProvider('))!);
const fixtures = ofReadme.find(({ notes }) => notes.file?.startsWith('test/fixtures/'))!;

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
  'test/cli/chosen-sample.test.ts',
  'test/cli/serve-and-send.test.ts',
];

describe('a provider that is added as README says', () => {
  let folder: string;

  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache/own-provider-'));
    for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, provider.path), `${provider.block.code.replace(/^.*\n/, '')}\n`);
    writeFileSync(join(folder, String(fixtures.notes.file)), fixtures.code);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

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

  it('is signed as its made-up sender would sign, which our code has no part in', () => {
    const [{ secrets, body, headers }] = JSON.parse(fixtures.code).deliveries;
    const signature = createHmac('sha256', secrets[0]).update(body).digest('hex');
    expect(headers['x-globex-signature']).toBe(`v1=${signature}`);
  });

  it('touches its file, its fixtures and the lists, and nothing else', () => {
    passes('scripts/gen-providers.ts');
    passes(
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--write',
      provider.path,
      String(fixtures.notes.file),
    );
    expect(changed().sort()).toEqual(
      [provider.path, fixtures.notes.file, 'docs/providers.md', 'src/domain/providers/index.ts'].sort(),
    );
    expect(readFileSync(join(folder, 'docs/providers.md'), 'utf8')).toContain('| `globex` | Globex |');
  });

  it('has the types that are asked for, and nothing that lint finds fault with', () => {
    passes('node_modules/typescript/bin/tsc', '--noEmit');
    passes('node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.');
    passes('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'src', 'infra', 'test');
    passes('node_modules/knip/bin/knip.js');
    passes('scripts/gen-providers.ts', '--check');
  }, 240_000);

  it('stands the attacks, and is sent and received', () => {
    const said = passes('node_modules/jest/bin/jest.js', '--runInBand', '--verbose', ...tests);
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
});
