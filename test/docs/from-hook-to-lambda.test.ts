import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';
import { samples } from '../../src/samples/github.ts';
import { newApp } from '../infra/support/apps.ts';
import { ofType, type Template } from '../infra/support/synthesised.ts';
import { Consumer } from '../support/consumer.ts';
import { served, Terminal, until } from '../support/terminal.ts';
import { root } from './support/page-files.ts';
import { blocksOf } from './support/pages.ts';
import { programs } from './support/programs.ts';
import { readShell } from './support/shell.ts';

const page = blocksOf('docs/from-hook-to-lambda.md');
const codeIn = (language: string) =>
  page.filter((block) => block.language === language).map(({ code }) => code);

/** What a target would get for a sample of GitHub. */
async function event(sample: string) {
  const { [sample]: make } = samples;
  const { body = '' } = make?.('72d3162e-cc78-11e3-81ab-4c9367dc0958') ?? {};
  return {
    source: 'github.com',
    'detail-type': 'pull_request',
    resources: ['urn:sallyport:github:72d3162e-cc78-11e3-81ab-4c9367dc0958'],
    detail: JSON.parse(String(body)),
  };
}

describe('the page from a hook to a function, done as it says', () => {
  let folder: string;
  let pattern: string;
  let template: Template;

  beforeAll(() => {
    // a folder that belongs to the package, so that `sallyport/cdk` is what `npm run build` made
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache/from-hook-to-lambda-'));
    for (const code of codeIn('sh')) readShell(code, folder, programs);
    for (const code of codeIn('ts')) {
      const [, path = ''] = /^\/\/ (\S+)\n/.exec(code) ?? [];
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    pattern = readFileSync(join(folder, 'pattern.json'), 'utf8');
    const outdir = join(folder, 'cdk.out');
    execFileSync(process.execPath, ['infra/app.ts'], {
      cwd: folder,
      env: { ...process.env, CDK_OUTDIR: outdir, CDK_VALIDATION: 'false' },
      stdio: 'pipe',
    });
    const [file = ''] = readdirSync(outdir).filter((name) => name.endsWith('.template.json'));
    template = JSON.parse(readFileSync(join(outdir, file), 'utf8'));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has a pattern that takes what it should, and nothing else', async () => {
    const { matches } = compilePattern(pattern);
    expect(matches(await event('pull_request.opened'))).toBe(true);
    expect(matches(await event('pull_request.reopened'))).toBe(true);
    expect(matches(await event('pull_request.closed'))).toBe(false);
    expect(matches(await event('push'))).toBe(false);
  });

  it('has the same pattern in CDK and in CloudFormation', () => {
    const app = newApp();
    const stack = new Stack(app, 'Page');
    const templateFile = join(folder, 'template.yaml');
    writeFileSync(templateFile, codeIn('yaml').join('\n'));
    new CfnInclude(stack, 'Template', { templateFile });
    const written: Template = app.synth().getStackArtifact(stack.artifactId).template;
    const patterns = [template, written].map((one) =>
      ofType(one, 'AWS::Events::Rule')
        .map(([, { Properties }]) => Properties)
        .filter(({ Targets, EventPattern }) => Targets && EventPattern)
        .map(({ EventPattern }) => EventPattern),
    );
    expect(patterns).toEqual([[JSON.parse(pattern)], [JSON.parse(pattern)]]);
  });

  it('makes the function that it needs, with a queue for what it could not do', () => {
    const consumers = ofType(template, 'AWS::Lambda::Function').filter(([id]) => id.startsWith('Consumer'));
    expect(consumers.map(([, { Properties }]) => Properties)).toMatchObject([
      { Runtime: 'nodejs24.x', DeadLetterConfig: { TargetArn: expect.anything() } },
    ]);
  });

  it('has a function that reads what arrives', async () => {
    const script = `const { handler } = await import('./src/consumer.ts'); await handler(JSON.parse(process.argv[1]));`;
    const sample = JSON.stringify(await event('pull_request.opened'));
    const out = execFileSync(process.execPath, ['--input-type=module', '--eval', script, sample], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(JSON.parse(out)).toEqual({
      delivery: 'urn:sallyport:github:72d3162e-cc78-11e3-81ab-4c9367dc0958',
      action: 'opened',
      title: expect.any(String),
      url: expect.stringContaining('https://github.com/Codertocat/'),
    });
  });

  it('has a rule that brings it what came before it ran', async () => {
    const consumer = new Consumer();
    const { port } = new URL(await consumer.listen());
    await consumer.close();
    const rules = join(folder, 'sallyport.rules.json');
    writeFileSync(rules, readFileSync(rules, 'utf8').replace(':3000', `:${port}`));
    const io = new Terminal({ cwd: folder });
    const gateway = await served(io, '--no-workbench');
    for (const action of ['opened', 'closed'])
      await io.run('send', 'github', `pull_request.${action}`, '--url', gateway.url);
    await until(() => (io.out.includes('ECONNREFUSED') ? true : undefined));
    const running = spawn(process.execPath, ['local.ts'], {
      cwd: folder,
      env: { ...process.env, PORT: port },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    running.stdout.on('data', (text) => (printed += text));
    try {
      await until(() => (printed.endsWith('\n') ? true : undefined));
    } finally {
      running.kill();
      await once(running, 'exit');
      await gateway.stop();
    }
    expect(JSON.parse(printed)).toMatchObject({ action: 'opened' });
  }, 20_000);
});
