import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Template } from './support/synthesised.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const outdir = mkdtempSync(join(tmpdir(), 'sallyport-app-'));
afterAll(() => rmSync(outdir, { recursive: true }));

/** Runs the app as the command line of CDK does. */
function run(context: object) {
  const { status, stderr } = spawnSync(join(root, 'node_modules/.bin/node'), ['infra/app.ts'], {
    cwd: root,
    env: { CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: 'false' },
    encoding: 'utf8',
  });
  return { status, stderr };
}

describe('npm run deploy', () => {
  it('prints a URL and a secret for each endpoint, whatever their names', () => {
    expect(run({ endpoints: 'github,a-b=github,ab=stripe', stack: 'Hooks' }).status).toBe(0);
    const template = JSON.parse(readFileSync(join(outdir, 'Hooks.template.json'), 'utf8')) as Template;
    const names = Object.keys(template.Outputs).filter((name) => /^(?:Url|Secret|Alarm)/.test(name));
    expect(names.sort()).toEqual(
      ['AlarmTopic', 'SecretAXb', 'SecretAb', 'SecretGithub', 'UrlAXb', 'UrlAb', 'UrlGithub'].sort(),
    );
  });

  it.each([
    ['without endpoints', {}, /^say which endpoints there are/],
    [
      'with a provider that nobody knows',
      { endpoints: 'git' },
      /^the configuration has mistakes:\n {2}- endpoints\.git\.provider/,
    ],
  ])('says what to do %s, and shows no stack trace', (_, context, message) => {
    const { status, stderr } = run(context);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
