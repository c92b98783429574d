import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { only, type Template } from './support/synthesised.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const outdir = mkdtempSync(join(tmpdir(), 'sallyport-app-'));
afterAll(() => rmSync(outdir, { recursive: true }));

/** Runs the app as the command line of CDK does. */
function run(context: object, environment: Readonly<Record<string, string>> = {}) {
  const { status, stderr } = spawnSync(join(root, 'node_modules/.bin/node'), ['infra/app.ts'], {
    cwd: root,
    env: {
      ...environment,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      CDK_VALIDATION: 'false',
    },
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

  const account = '123456789012';
  const arnOf = (owner: string) => `arn:aws:events:eu-west-1:${owner}:event-bus/comms/orders`;
  it.each([
    ['comms/orders', `:events:eu-west-1:${account}:event-bus/comms/orders`],
    [arnOf(account), `:events:eu-west-1:${account}:event-bus/comms/orders`],
    [arnOf('210987654321'), ':events:eu-west-1:210987654321:event-bus/comms/orders'],
  ])('puts events on the bus %s', (bus, resource) => {
    const { status, stderr } = run(
      { endpoints: 'github', stack: 'Hooks', bus },
      { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: 'eu-west-1' },
    );
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    const template = JSON.parse(readFileSync(join(outdir, 'Hooks.template.json'), 'utf8')) as Template;
    const { PolicyDocument } = only(template, 'AWS::IAM::Policy', 'HooksGatewayHandler').Properties as {
      PolicyDocument: { Statement: { Action: string; Resource: unknown }[] };
    };
    const puts = PolicyDocument.Statement.find(({ Action }) => Action === 'events:PutEvents');
    expect(textOf(puts?.Resource)).toMatch(new RegExp(`^arn:(aws)?${resource}$`));
  });

  it('remembers no delivery where it is told so', () => {
    expect(run({ endpoints: 'github', stack: 'Hooks', dedupeWindow: '0' }).status).toBe(0);
    expect(readFileSync(join(outdir, 'Hooks.template.json'), 'utf8')).not.toContain('AWS::DynamoDB::Table');
  });

  it.each([
    ['without endpoints', {}, /^say which endpoints there are/],
    [
      'with a provider that nobody knows',
      { endpoints: 'git' },
      /^the configuration has mistakes:\n {2}- endpoints\.git\.provider/,
    ],
    [
      'with a bus that is neither a name nor an ARN',
      { endpoints: 'github', bus: 'arn:aws:sqs:eu-west-1:123456789012:comms' },
      /^bus: must be the name or the ARN of an event bus/,
    ],
  ])('says what to do %s, and shows no stack trace', (_, context, message) => {
    const { status, stderr } = run(context);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

/** What is known of a text that CloudFormation joins. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [, parts = []] = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'] ?? [];
  return parts.map((part) => (typeof part === 'string' ? part : '')).join('');
}
