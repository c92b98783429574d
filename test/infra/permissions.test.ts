import { describe, expect, it } from '@jest/globals';
import { type IVpc, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Tracing } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { providers } from '../../src/domain/providers/index.ts';
import { enrolling } from '../support/enrolling-sender.ts';
import { gatewayStack, ofType, standAlone, type Template, templateNames } from './support/synthesised.ts';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Effect: string;
  readonly Condition?: unknown;
}

/** Every statement of a role, as text: `actions on resource if condition`. Ids lose their hashes. */
function statementsOf(template: Template, role: string): readonly string[] {
  const policies = ofType(template, 'AWS::IAM::Policy').filter(([id]) => id.includes(`${role}Role`));
  const documents = policies.map(
    ([, { Properties }]) => Properties.PolicyDocument as { Statement: Statement[] },
  );
  return documents.flatMap(({ Statement }) => Statement.flatMap(describeStatement)).sort();
}

function describeStatement({ Action, Resource, Effect, Condition }: Statement): readonly string[] {
  const resources = [Resource].flat().map(describeValue);
  const condition = Condition ? ` if ${JSON.stringify(Condition)}` : '';
  return resources.map((resource) => `${Effect} ${[Action].flat().join(' ')} on ${resource}${condition}`);
}

/** Intrinsic functions in short. */
function describeValue(value: unknown): string {
  if (typeof value === 'string') return value;
  const [name, argument] = Object.entries(value as Record<string, unknown>)[0] ?? [];
  if (name === 'Ref')
    return String(argument)
      .replace(/^AWS::/, '')
      .replace(/[0-9A-F]{8}$/, '');
  if (name === 'Fn::GetAtt') {
    const [id, attribute] = argument as [string, string];
    return `${id.replace(/[0-9A-F]{8}$/, '')}.${attribute}`;
  }
  if (name === 'Fn::Sub') {
    return String(argument).replaceAll(/\$\{(.*?)\}/g, (_, part: string) => {
      const [id = '', attribute] = part.split('.');
      return describeValue(attribute ? { 'Fn::GetAtt': [id, attribute] } : { Ref: id });
    });
  }
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(describeValue).join('');
  if (name === 'Fn::If') {
    const [condition, one, other] = argument as [string, unknown, unknown];
    return `(${condition} ? ${describeValue(one)} : ${describeValue(other)})`;
  }
  throw new Error(`an intrinsic function that this test does not know: ${name}`);
}

const bus = 'arn:Partition:events:Region:AccountId:event-bus/EventBusName';
const fromGithub = 'if {"StringEquals":{"events:source":["github.com"]}}';
const logs = (group: string) => `Allow logs:CreateLogStream logs:PutLogEvents on ${group}.Arn`;

describe('the functions of the template for GitHub', () => {
  const template = standAlone('github');

  it.each([
    [
      'Handler',
      [
        'Allow dynamodb:GetItem dynamodb:PutItem on Receipts.Arn',
        `Allow events:DescribeEventBus on ${bus}`,
        `Allow events:PutEvents on ${bus} ${fromGithub}`,
        logs('HandlerLog'),
        'Allow s3:PutObject on ClaimChecks.Arn/*',
        'Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue on (MakesSecret ? WebhookSecret : GitHubWebhookSecretArn)',
        'Allow sqs:SendMessage on ParkingQueue.Arn',
      ],
    ],
    [
      'Redrive',
      [
        `Allow events:DescribeEventBus on ${bus}`,
        `Allow events:PutEvents on ${bus} ${fromGithub}`,
        logs('RedriveLog'),
        'Allow s3:GetObject on ClaimChecks.Arn/parked/*',
        'Allow s3:PutObject on ClaimChecks.Arn/*',
        'Allow sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility sqs:GetQueueAttributes on ParkingQueue.Arn',
        'Allow sqs:SendMessage on ParkingDeadLetters.Arn',
      ],
    ],
    [
      'Check',
      [
        `Allow events:DescribeEventBus on ${bus}`,
        logs('CheckLog'),
        'Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue on (MakesSecret ? WebhookSecret : GitHubWebhookSecretArn)',
      ],
    ],
  ])('%s may do exactly this', (role, statements) => {
    expect(statementsOf(template, role)).toEqual(statements);
  });

  it('have no policy of AWS, and no policy in a role', () => {
    const roles = ofType(template, 'AWS::IAM::Role').map(([, { Properties }]) => Properties);
    expect(roles.map(({ ManagedPolicyArns, Policies }) => [ManagedPolicyArns, Policies])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});

describe('the functions of the template for several senders', () => {
  it('read those secrets that are made or given, and no others', () => {
    const template = standAlone('gateway');
    const reads = statementsOf(template, 'Handler').filter((one) => one.includes('GetSecretValue'));
    const read = 'Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue on';
    const made = (n: number) => `Makes${n} ? Endpoint${n}WebhookSecret`;
    const given = (n: number) => `(Has${n} ? Endpoint${n}SecretArn : NoValue)`;
    expect(reads).toEqual(
      [
        ...[2, 3, 4, 5, 6].map((n) => `${read} (${made(n)} : ${given(n)})`),
        `${read} (${made(1)} : Endpoint1SecretArn)`,
      ].sort(),
    );
  });

  it('put only events that come from a domain, as those of every sender do', () => {
    const template = standAlone('gateway');
    for (const role of ['Handler', 'Redrive']) {
      expect(statementsOf(template, role)).toContain(
        `Allow events:PutEvents on ${bus} if {"StringLike":{"events:source":["*.*"]}}`,
      );
    }
    expect(providers.filter(({ source }) => !/.\../.test(source))).toEqual([]);
  });
});

describe('a gateway with a sender that delivers its secret itself', () => {
  const { synthesise } = gatewayStack((stack) => ({
    endpoints: {
      enrols: { provider: 'enrolling' as const },
      given: {
        provider: 'enrolling' as const,
        secret: Secret.fromSecretNameV2(stack, 'Given', 'hooks/given'),
      },
      github: { provider: 'github' },
    },
    providers: [enrolling],
    encryptionKey: new Key(stack, 'Ours') as IKey,
  }));
  const template = synthesise();
  const writes = (role: string) =>
    statementsOf(template, role).filter((one) =>
      /Put(?!Events|Object|LogEvents|Item)|Update|Create(?!Log)/.test(one),
    );

  it('may put that secret in, and no other', () => {
    expect(writes('HooksGatewayHandler')).toEqual([
      'Allow secretsmanager:PutSecretValue on HooksEndpointsenrols',
      'Allow secretsmanager:PutSecretValue on arn:Partition:secretsmanager:eu-west-1:123456789012:secret:hooks/given-??????',
    ]);
  });

  it('and encrypt it, which only the function does that receives', () => {
    const encrypts = (role: string) =>
      statementsOf(template, role).filter((one) => one === 'Allow kms:GenerateDataKey on Ours.Arn');
    expect(encrypts('HooksGatewayHandler')).toHaveLength(1);
    for (const role of ['HooksGatewayRedrive', 'HooksGatewayCheck'])
      expect([...writes(role), ...encrypts(role)]).toEqual([]);
  });

  it('without one it may write no secret', () => {
    const others = [gatewayStack().synthesise(), ...templateNames.map(standAlone)];
    for (const one of others) expect(JSON.stringify(one)).not.toContain('PutSecretValue');
  });
});

const endpointsNamed = (count: number, nameOf: (at: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [nameOf(at), { provider: 'github' as const }]));

describe('a gateway of two hundred endpoints', () => {
  const endpoints = endpointsNamed(200, (at) => `endpoint-${at}`);
  const template = gatewayStack(() => ({ endpoints })).synthesise();
  /** As deployed: an expression becomes an ARN of about a hundred characters, white space does not count. */
  const size = ([, { Properties }]: ReturnType<typeof ofType>[number]) =>
    JSON.stringify(Properties.PolicyDocument).replaceAll(/\{"(?:Ref|Fn::GetAtt)":[^}]*\}/g, 'x'.repeat(100))
      .length;

  it('has policies that IAM takes', () => {
    const inline = ofType(template, 'AWS::IAM::Policy').map(size);
    const managed = ofType(template, 'AWS::IAM::ManagedPolicy').map(size);
    expect(inline.filter((characters) => characters > 10_240)).toEqual([]);
    expect(managed.filter((characters) => characters > 6_144)).toEqual([]);
  });

  it('may read every secret', () => {
    const policies = [
      ...ofType(template, 'AWS::IAM::Policy'),
      ...ofType(template, 'AWS::IAM::ManagedPolicy'),
    ];
    const handlers = JSON.stringify(policies.filter(([id]) => id.includes('HandlerRole')));
    const secrets = ofType(template, 'AWS::SecretsManager::Secret').map(([id]) => id);
    expect(secrets).toHaveLength(200);
    expect(secrets.filter((id) => !handlers.includes(`{"Ref":"${id}"}`))).toEqual([]);
  });
});

describe('a gateway whose names are as long as AWS and we let them be', () => {
  const longest = (at: number) => `e${at}`.padEnd(63, 'x');
  const account = '123456789012';
  const region = 'ap-southeast-1';
  const stackProps = { env: { account, region }, stackName: 'Webhooks'.padEnd(64, 'x') };
  const gateway = (count: number) => {
    const { stack, hooks, synthesise } = gatewayStack(
      () => ({ endpoints: endpointsNamed(count, longest) }),
      stackProps,
    );
    hooks.grantRotateSecrets(new Role(stack, 'Operator', { assumedBy: new ServicePrincipal('ec2') }));
    return synthesise;
  };

  /** As AWS will have it, but for a hundred and fifty characters of whatever is no secret. */
  function expanded(value: unknown, template: Template): unknown {
    if (Array.isArray(value)) return value.map((one) => expanded(one, template));
    if (typeof value !== 'object' || value === null) return value;
    const [[name = '', argument] = []] = Object.entries(value);
    if (name === 'Fn::Join') {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map((part) => expanded(part, template)).join(separator);
    }
    if (name === 'Ref' || name === 'Fn::GetAtt') {
      const secret = template.Resources[String(argument)]?.Properties.Name;
      return typeof secret === 'string'
        ? `arn:aws-us-gov:secretsmanager:${region}:${account}:secret:${secret}-AbCdEf`
        : 'x'.repeat(150);
    }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, expanded(one, template)]));
  }

  it('has policies that IAM takes, with two hundred endpoints', () => {
    const template = gateway(200)();
    const sizes = (type: string) =>
      ofType(template, type)
        .filter(([id]) => id.startsWith('HooksGateway'))
        .map(([, { Properties }]) => JSON.stringify(expanded(Properties.PolicyDocument, template)).length);
    expect(Math.max(...sizes('AWS::IAM::Policy'))).toBeGreaterThan(9_000);
    expect(Math.max(...sizes('AWS::IAM::Policy'))).toBeLessThanOrEqual(10_240);
    expect(sizes('AWS::IAM::ManagedPolicy').length).toBeGreaterThan(8);
    expect(Math.max(...sizes('AWS::IAM::ManagedPolicy'))).toBeLessThanOrEqual(6_144);
  });

  it('is refused, in words, where a role would need more policies than IAM attaches', () => {
    expect(gateway(320)).toThrow(/would need 1[1-9] managed policies, IAM attaches 10: .* split the gateway/);
  });

  it('grants its secrets in statements that CDK can split among policies', () => {
    const operators = Object.entries(gateway(200)().Resources).filter(([id]) => id.startsWith('Operator'));
    expect(operators.filter(([, { Type }]) => Type === 'AWS::IAM::ManagedPolicy').length).toBeGreaterThan(3);
  });
});

describe('every policy', () => {
  const everything: Record<string, () => Template> = {
    ...Object.fromEntries(templateNames.map((name) => [name, () => standAlone(name)])),
    construct: () => gatewayStack().synthesise(),
    'construct with key, VPC and traces': () =>
      gatewayStack((stack) => {
        // the cast: CDK is not compiled with exactOptionalPropertyTypes
        const vpc = new Vpc(stack, 'Vpc') as IVpc;
        return {
          endpoints: { github: { provider: 'github' }, sms: { provider: 'twilio' } },
          encryptionKey: new Key(stack, 'Key'),
          vpc,
          securityGroups: [new SecurityGroup(stack, 'Group', { vpc })],
          tracing: Tracing.ACTIVE,
        };
      }).synthesise(),
  };
  const policiesOf = (template: Template) =>
    ofType(template, 'AWS::IAM::Policy').flatMap(
      ([, { Properties }]) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement,
    );

  it.each(Object.entries(everything))('of %s names its actions one by one', (_, synthesise) => {
    const actions = policiesOf(synthesise()).flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(20);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  /** X-Ray and the interfaces of a VPC know no resource; the streams of a log group and objects have no names yet. */
  const wildcards = [
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    's3:PutObject',
    's3:GetObject',
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ];

  it.each(Object.entries(everything))(
    'of %s has a wildcard in a resource only where nothing is narrower',
    (_, synthesise) => {
      const wide = policiesOf(synthesise()).filter(({ Resource }) => JSON.stringify(Resource).includes('*'));
      const actions = wide.flatMap(({ Action }) => Action);
      expect(actions.filter((action) => !wildcards.includes(action))).toEqual([]);
    },
  );

  it('lists no wildcard that nobody needs', () => {
    const synthesise = everything['construct with key, VPC and traces'] as () => Template;
    const wide = policiesOf(synthesise()).filter(({ Resource }) => JSON.stringify(Resource).includes('*'));
    expect([...new Set(wide.flatMap(({ Action }) => Action))].sort()).toEqual([...wildcards].sort());
  });

  it('lets a key of the user be used for what it encrypts', () => {
    const { synthesise } = gatewayStack((stack) => ({
      endpoints: { github: { provider: 'github' } },
      encryptionKey: new Key(stack, 'Key'),
    }));
    const template = synthesise();
    const keyStatements = (role: string) =>
      statementsOf(template, role).filter((one) => one.includes('kms:'));
    expect(keyStatements('Handler')).toEqual([
      'Allow kms:Decrypt kms:GenerateDataKey on Key.Arn',
      'Allow kms:Decrypt on Key.Arn',
    ]);
    expect(keyStatements('Redrive')).toEqual(['Allow kms:Decrypt kms:GenerateDataKey on Key.Arn']);
    expect(keyStatements('Check')).toEqual(['Allow kms:Decrypt on Key.Arn']);
  });
});
