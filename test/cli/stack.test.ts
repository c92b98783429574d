import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { stripe } from '../../src/domain/providers/stripe.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import { moods } from '../../src/rehearsal/moods.ts';
import { anEndpoint } from '../domain/support/gateways.ts';
import { breakableGateway, type Fault } from '../rehearsal/breakable-gateway.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer, awsError } from '../support/aws-server.ts';
import { fittingSecret } from '../support/deliveries.ts';
import { RecordingReceiver } from '../support/recording-receiver.ts';
import { SqsBehaviour } from '../support/sqs-behaviour.ts';
import { Terminal } from '../support/terminal.ts';
import { VersionedSecret } from '../support/versioned-secret.ts';

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/parked';
const secret = '3f9c1e7a0b5d8264c7e1a93f60b8d24e95a7c03b1f6d8e2a';

type Outputs = Readonly<Record<string, unknown>>;

/** CloudFormation, which has one stack. Its protocol is that of query strings and XML. */
const formation = new RecordingReceiver();
const gateway = new RecordingReceiver();
let aws: AwsServer;
let stored: VersionedSecret;
let sqs: SqsBehaviour;
let terminal: Terminal;
let outputs: Outputs;

beforeEach(async () => {
  aws = new AwsServer();
  stored = new VersionedSecret(secret);
  sqs = new SqsBehaviour();
  aws.behaviour = (call, count) => stored.answer(call) ?? sqs.behaviour(call, count);
  formation.requests.length = 0;
  gateway.requests.length = 0;
  formation.answer = (response, { body }) => {
    const name = new URLSearchParams(body.toString()).get('StackName');
    if (name === 'Hooks') response.end(described(outputs));
    else response.writeHead(400).end(notThere(name));
  };
  gateway.answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"verified":"pending"}');
  };
  Object.assign(process.env, awsEnvironment(await aws.listen()), {
    AWS_ENDPOINT_URL_CLOUDFORMATION: await formation.listen(),
  });
  outputs = { Configuration: configuration({ url: await gateway.listen() }) };
  terminal = new Terminal({
    env: { SALLYPORT_CONFIG: '{"endpoints":{}}', SALLYPORT_CONFIG_FILE: 'nowhere.json' },
  });
});

afterEach(async () => {
  delete process.env.AWS_ENDPOINT_URL_CLOUDFORMATION;
  terminal.remove();
  await Promise.all([aws, formation, gateway].map((server) => server.close()));
});

function configuration(more: object) {
  const endpoints = { github: { provider: 'github', secretId: 'Hooks/github' } };
  return { endpoints, bus: 'default', park: { queueUrl }, ...more };
}

function described(all: Outputs): string {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const members = Object.entries(all).map(([key, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `<member><OutputKey>${key}</OutputKey><OutputValue>${escaped(text)}</OutputValue></member>`;
  });
  const stack = `<member><StackName>Hooks</StackName><CreationTime>2026-11-23T12:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member>`;
  return `<DescribeStacksResponse><DescribeStacksResult><Stacks>${stack}</Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

function notThere(name: string | null): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`;
}

describe('--stack', () => {
  it('finds the secret, Secrets Manager and the gateway for a rotation', async () => {
    expect(await terminal.fresh('rotate', 'github', '--stack', 'Hooks')).toBe(0);
    expect(terminal.err).toContain('the gateway verifies with it');
    expect(gateway.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /github']);
    expect(aws.callsOf('PutSecretValue').map(({ input }) => input.SecretId)).toEqual(['Hooks/github']);
    expect(await terminal.fresh('rotate', 'github', '--stack', 'Hooks', '--promote')).toBe(0);
    expect(terminal.err).toContain('the pending secret is the current one');
  });

  it('finds the queue of what is parked', async () => {
    sqs.add(queueUrl, 'a');
    expect(await terminal.fresh('parked', '--stack', 'Hooks')).toBe(0);
    expect(terminal.out).toBe('parked: 1 waiting, 0 in flight, 0 delayed\n');
  });

  it('sends a sample to the gateway that is deployed, signed with the secret that is in AWS', async () => {
    gateway.answer = (response) => response.end();
    expect(await terminal.fresh('send', 'github', '--stack', 'Hooks')).toBe(0);
    expect(gateway.requests.map(({ url }) => url)).toEqual(['/github']);
    expect(gateway.requests[0]?.headers['x-hub-signature-256']).toMatch(/^sha256=/);
  });

  describe('of a gateway that proves each delivery', () => {
    const deployed = async (fault: Fault, work: () => Promise<void>) => {
      const signing = fittingSecret(stripe);
      stored = new VersionedSecret(signing);
      const secrets = [new Secret(signing)];
      const there = await breakableGateway({ ...anEndpoint(stripe), name: 'pay' }, secrets, fault);
      const endpoints = { pay: { provider: 'stripe', secretId: 'Hooks/pay' } };
      outputs = { Configuration: configuration({ endpoints, url: there.url }) };
      await work().finally(there.close);
    };

    it('rehearses with the secret that is in AWS', async () => {
      await deployed({}, async () => {
        expect(await terminal.fresh('rehearse', 'pay', '--stack', 'Hooks', '--json')).toBe(0);
        expect(terminal.lines).toHaveLength(moods.length);
        expect(terminal.err).toMatch(/\npay: the gateway is right in all 16 moods\n$/);
        expect(aws.callsOf('PutSecretValue')).toEqual([]);
      });
    });

    it('sends in a mood, and judges the answer', async () => {
      const stale = () => terminal.fresh('send', 'stripe', '--stack', 'Hooks', '--stale');
      await deployed({}, async () => {
        expect(await stale()).toBe(0);
        expect(terminal.lines[1]).toBe('answer: 401 {"error":"unauthorized"}');
      });
      const takesAll: Fault = { handler: () => async () => ({ statusCode: 200 }) };
      await deployed(takesAll, async () => expect(await stale()).toBe(1));
    });
  });

  it('judges a delivery by the secrets that are in AWS, of every stage', async () => {
    const body = '{"zen":"Keep it logically awesome."}';
    const signed = (key: string) => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
    const judge = (key: string) => {
      writeFileSync(join(terminal.cwd, 'body'), body);
      const header = `x-hub-signature-256: ${signed(key)}`;
      return terminal.fresh(
        'verify',
        '--header',
        header,
        '--body',
        'body',
        '--endpoint',
        'github',
        '--stack',
        'Hooks',
      );
    };
    expect(await judge(secret)).toBe(0);
    expect(terminal.out).toContain('It verifies with the current secret of github.');
    const next = '9d1f3f9c1e7a0b5d8264c7e1a93f60b8d24e95a7c03b1f6d';
    stored.versions.set('v2', { value: next, createdAt: 2_000, stages: new Set(['AWSPENDING']) });
    expect(await judge(next)).toBe(0);
    expect(terminal.out).toContain('It verifies with the pending secret of github.');
    const endpoints = {
      github: { provider: 'github', secretId: 'Hooks/github' },
      gitlab: { provider: 'gitlab', secretId: 'Hooks/gitlab' },
    };
    outputs = { Configuration: configuration({ endpoints, url: 'https://hooks.example.com' }) };
    for (const denied of ['DescribeSecret', 'GetSecretValue']) {
      aws.behaviour = (call) =>
        call.operation === denied && call.input.SecretId === 'Hooks/gitlab'
          ? awsError('AccessDeniedException', 'no')
          : stored.answer(call);
      expect(await judge(secret)).toBe(0);
      expect(terminal.out).toMatch(
        /^note +a secret could not be read, and is not tried: secret Hooks[/]gitlab/m,
      );
    }
    aws.behaviour = () => awsError('AccessDeniedException', 'no');
    expect(await judge(secret)).toBe(1);
    expect(terminal.err).toContain('secret Hooks/github');
    expect(terminal.err).not.toContain('Hooks/gitlab');
  });

  it('puts the endpoints together that are in several outputs, and leaves out those of an own provider', async () => {
    outputs = {
      HooksConfigurationA1: outputs.Configuration,
      HooksConfiguration2B2: {
        endpoints: { sms: { provider: 'twilio', secretId: 's' }, own: { provider: 'acme', secretId: 'o' } },
      },
      UrlGithub: 'https://example.com/github',
    };
    expect(await terminal.fresh('rotate', 'own', '--stack', 'Hooks')).toBe(2);
    expect(terminal.err).toContain(
      "no endpoint 'own' is configured; there are: github (github), sms (twilio)",
    );
  });

  it.each<[string, Outputs, string]>([
    [
      'is no gateway',
      { Url: 'x', Configuration: 'y', OtherConfiguration: '[]' },
      'has no output "Configuration"',
    ],
    [
      'has several',
      { AConfiguration: configuration({}), BConfiguration: configuration({}) },
      'has several gateways: put the value of one of its outputs AConfiguration, BConfiguration',
    ],
    [
      'does not say where it is',
      { Configuration: configuration({}) },
      'does not say where its gateway is: add --url',
    ],
    [
      'has a mistake in it',
      { Configuration: configuration({ bus: 7 }) },
      'the configuration has mistakes:\n  - bus: must be text',
    ],
  ])('says what to do where a stack %s', async (_, wrong, words) => {
    outputs = wrong;
    expect(await terminal.fresh('send', 'github', '--stack', 'Hooks')).toBe(2);
    expect(terminal.err).toContain(words);
  });

  it.each(['<Outputs><member/></Outputs>', '', undefined])(
    'is no gateway where it tells nothing: %j',
    async (told) => {
      const stack = `<member><StackName>Hooks</StackName>${told}</member>`;
      formation.answer = (response) =>
        response.end(
          `<DescribeStacksResponse><DescribeStacksResult>${told === undefined ? '' : `<Stacks>${stack}</Stacks>`}</DescribeStacksResult></DescribeStacksResponse>`,
        );
      expect(await terminal.fresh('parked', '--stack', 'Hooks')).toBe(2);
      expect(terminal.err).toContain('the stack \'Hooks\' has no output "Configuration"');
    },
  );

  it('says that there is no such stack', async () => {
    expect(await terminal.fresh('parked', '--stack', 'Hoks')).toBe(1);
    expect(terminal.err).toContain(
      '--stack Hoks: there is no such stack in this Region and account; is AWS_REGION right, and is it deployed? (ValidationError)',
    );
  });

  it('leaves no doubt where the secret is', async () => {
    expect(await terminal.fresh('rotate', 'github', '--stack', 'Hooks', '--store', 'file')).toBe(2);
    expect(terminal.err).toContain('cannot be used with');
  });
});
