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

const { context: flags } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));

/** Runs the app as the command line of CDK does, with what cdk.json has. */
function run(context: object, environment: Readonly<Record<string, string>> = {}) {
  const { status, stderr } = spawnSync(join(root, 'node_modules/.bin/node'), ['infra/app.ts'], {
    cwd: root,
    env: {
      ...environment,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...flags, ...context }),
      CDK_VALIDATION: 'false',
      // each run is the same program
      NODE_COMPILE_CACHE: join(outdir, 'compiled'),
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

  const deployed = () => JSON.parse(readFileSync(join(outdir, 'Hooks.template.json'), 'utf8')) as Template;

  it.each([60, 61, 200])('synthesises %i endpoints, with outputs that a stack may have', (count) => {
    const names = Array.from({ length: count }, (_, at) => `e${at}`);
    const endpoints = Object.fromEntries(names.map((name) => [name, { provider: 'github' }]));
    expect(
      run({ endpoints, stack: 'Hooks' }, { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: 'eu-west-1' }),
    ).toEqual({
      status: 0,
      stderr: expect.any(String),
    });
    const { Outputs, Resources } = deployed();
    const printed = Object.keys(Outputs);
    expect(printed.length).toBeLessThanOrEqual(200);
    expect(Object.keys(Resources).length).toBeLessThanOrEqual(500);
    const each = names.flatMap((name) => [`UrlE${name.slice(1)}`, `SecretE${name.slice(1)}`]);
    if (count <= 60) expect(printed).toEqual(expect.arrayContaining(each));
    else expect(printed.filter((name) => each.includes(name))).toEqual([]);
  });

  it('says of many endpoints what they have in common: the URL, and what their secrets are called', () => {
    const names = Array.from({ length: 61 }, (_, at) => `e${at}`);
    run({
      endpoints: Object.fromEntries(names.map((name) => [name, { provider: 'github' }])),
      stack: 'Hooks',
    });
    const { Outputs, Resources } = deployed();
    expect(JSON.stringify(Outputs.Url?.Value)).toContain('HooksLiveFunctionUrl');
    expect(Outputs.SecretNames?.Value).toBe('Hooks/Hooks/<endpoint>');
    const secrets = Object.values(Resources).filter(({ Type }) => Type === 'AWS::SecretsManager::Secret');
    expect(secrets.map(({ Properties }) => Properties?.Name)).toEqual(
      names.map((name) => `Hooks/Hooks/${name}`),
    );
  });

  it('keeps the logical ids of what senders know and of what holds something', () => {
    run({ endpoints: 'github,sms=twilio', stack: 'Hooks' });
    expect(Object.keys(deployed().Resources)).toEqual(
      expect.arrayContaining([
        'HooksEndpointsgithub364BBF11',
        'HooksEndpointssms2761DF82',
        'HooksGatewayClaimChecksDC637450',
        'HooksGatewayHandlerFunction55886B5E',
        'HooksGatewayParkingDeadLettersEF580C04',
        'HooksGatewayParkingQueue2928AC1D',
        'HooksGatewayReceiptsDED4007B',
        'HooksLiveFunctionUrl491E44B2',
      ]),
    );
  });

  it('protects the stack, and with it the URL that senders know, from being deleted by mistake', () => {
    run({ endpoints: 'github', stack: 'Hooks' });
    const { artifacts } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
    expect(artifacts.Hooks.properties.terminationProtection).toBe(true);
  });

  it.each([
    [
      'knows where it will be',
      { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: 'eu-west-1' },
      'comms/orders',
    ],
    ['does not', {}, arnOf(account)],
  ])('calls the bus of an ARN so that the gateway finds it, where the app %s', (_, environment, known) => {
    const bus = arnOf(account);
    expect(run({ endpoints: 'github', stack: 'Hooks', bus }, environment).status).toBe(0);
    const folder = deployedBundle(deployed());
    expect(JSON.parse(readFileSync(join(folder, 'sallyport.json'), 'utf8')).bus).toBe(known);
  });

  it('takes an endpoint that is called as another one with -value behind', () => {
    const { status, stderr } = run({ endpoints: 'sms=twilio,sms-value=twilio', stack: 'Hooks' });
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    const secrets = Object.values(deployed().Resources).filter(
      ({ Type }) => Type === 'AWS::SecretsManager::Secret',
    );
    expect(secrets.map(({ Properties }) => Properties?.Name)).toEqual([
      'Hooks/Hooks/sms',
      'Hooks/Hooks/sms-value',
    ]);
  });

  const melbourne = { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: 'ap-southeast-4' };

  it('refuses a Region without function URLs in words, and takes an HTTP API there', () => {
    const { status, stderr } = run({ endpoints: 'github', stack: 'Hooks' }, melbourne);
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^Lambda has no function URLs in ap-southeast-4/),
    ]);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(run({ endpoints: 'github', stack: 'Hooks', door: 'http-api' }, melbourne).status).toBe(0);
    expect(JSON.stringify(deployed().Outputs.UrlGithub?.Value)).toContain('ApiEndpoint');
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

function deployedBundle(template: Template): string {
  const { Code } = only(template, 'AWS::Lambda::Function', 'HooksGatewayHandler').Properties;
  return join(outdir, `asset.${String((Code as { S3Key: string }).S3Key).split('.')[0]}`);
}

/** What is known of a text that CloudFormation joins. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [, parts = []] = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'] ?? [];
  return parts.map((part) => (typeof part === 'string' ? part : '')).join('');
}
