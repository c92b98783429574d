import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blocks, read, root } from './support/pages.ts';
import { placed } from './support/placed.ts';

const [block] = blocks.filter(({ page, code }) => page === 'README.md' && code.includes('defineProvider('));
const { path, text } = placed(block!);

/** Made as its made-up sender would: nothing of ours. */
const body = '{"id":"evt_1","type":"order.paid"}';
const signature = createHmac('sha256', 'globex-signs-with-this').update(body).digest('hex');
const delivery = {
  source: 'node:crypto',
  secrets: ['globex-signs-with-this'],
  method: 'POST',
  url: 'https://hooks.example.com/globex',
  headers: { 'content-type': 'application/json', 'x-globex-signature': `v1=${signature}` },
  body,
  bodyEncoding: 'utf8',
  now: 1_795_435_200_000,
};
const fixtures = [
  { id: 'paid', ...delivery, expect: { valid: true, type: 'order.paid', eventId: 'evt_1' } },
  { id: 'altered', ...delivery, body: `${body} `, expect: { code: 'signature_mismatch' } },
];

/** The entries that the compiler asks for: what README says of them, as its first lines. */
const entries: Readonly<Record<string, string>> = {
  'src/samples/samples.ts': `globex: async () => ({ paid: () => ({ headers: {}, body: '{}' }) }),`,
  'test/domain/support/signatures.ts': `globex: {
    header: 'x-globex-signature',
    pattern: /(?<=^v1=).*/gs,
    encoding: 'hex',
    signs: 'HMAC-SHA256 of the body',
    write: (signature) => \`v1=\${signature}\`,
  },`,
};

describe('a provider that is added as README says', () => {
  let folder: string;

  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache/own-provider-'));
    for (const part of [
      'src',
      'test',
      'scripts',
      'docs',
      'package.json',
      'tsconfig.json',
      'jest.config.mjs',
    ]) {
      cpSync(join(root, part), join(folder, part), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    write(
      'tsconfig.domain.json',
      '{"extends":"./tsconfig.json","compilerOptions":{"incremental":true},"include":["src","test/domain"]}',
    );
    write(path, text);
    write('test/fixtures/providers/globex.json', JSON.stringify(fixtures));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (file: string, content: string) => writeFileSync(join(folder, file), content);
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

  it('is generated into the lists, needs the two entries that README names, and stands the attacks', () => {
    expect(run('scripts/gen-providers.ts')).toEqual({ status: 0, said: '' });
    expect(readFileSync(join(folder, 'docs/providers.md'), 'utf8')).toContain('| `globex` | Globex |');

    const compiled = run('node_modules/typescript/bin/tsc', '--project', 'tsconfig.domain.json');
    const files = [...compiled.said.matchAll(/^(\S+)\(\d+,\d+\): error/gm)].map(([, file]) => file);
    expect([...new Set(files)]).toEqual(Object.keys(entries));
    for (const [file, entry] of Object.entries(entries)) {
      expect(read('README.md')).toContain(`\`${file}\``);
      const before = readFileSync(join(folder, file), 'utf8');
      write(
        file,
        before.replace('\n  github:', () => `\n  ${entry}\n  github:`),
      );
    }
    expect(run('node_modules/typescript/bin/tsc', '--project', 'tsconfig.domain.json')).toEqual({
      status: 0,
      said: '',
    });

    const tests = [
      'test/domain/providers/providers.test.ts',
      'test/domain/attacks.test.ts',
      'test/cli/serve-and-send.test.ts',
    ];
    const tested = run('node_modules/jest/bin/jest.js', '--runInBand', '--verbose', ...tests);
    expect(tested.said).toContain('a delivery like globex paid');
    expect(tested).toMatchObject({ status: 0 });
  }, 240_000);
});
