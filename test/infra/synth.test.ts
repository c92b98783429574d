import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { templateNames } from './support/synthesised.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sallyport-synth-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** With what CDK finds in a template, which is off in other tests. */
function run(script: string) {
  const node = join(root, 'node_modules/.bin/node');
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync(node, [script], {
    cwd: folder,
    env: { PATH, HOME, TMPDIR: folder },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run synth', () => {
  it('prints the files that it made, with their sizes, and nothing else', () => {
    const { status, stdout, stderr } = run(join(root, 'infra/templates/synth.ts'));
    const files = templateNames.map((name) => `dist/templates/${name}.template.json`);
    const sizes = files.map((file) => statSync(join(folder, file)).size.toLocaleString('en'));
    expect(stdout).toBe(files.map((file, at) => `${file} ${sizes[at]} bytes\n`).join(''));
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('prints a finding for which nobody has given a reason', () => {
    const { stderr, stdout } = run(join(root, 'test/infra/support/careless.mjs'));
    expect(stderr + stdout).toMatch(/careless\/Secret[\s\S]*W1030/);
  });
});
