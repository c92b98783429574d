import { describe, expect, it } from '@jest/globals';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { gatewayStack, ofType, only, type Template } from './support/synthesised.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Principal?: { readonly Service?: string };
}

interface Policy {
  readonly Statement: Statement[];
}

const all = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

const decrypt = ['kms:Decrypt'];
const encrypt = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** What AWS does with the key on behalf of who does this. Nothing: it touches no content. */
const onKey: Readonly<Record<string, readonly string[]>> = {
  'secretsmanager:GetSecretValue': decrypt,
  'secretsmanager:PutSecretValue': encrypt,
  'secretsmanager:DescribeSecret': [],
  'secretsmanager:ListSecretVersionIds': [],
  'secretsmanager:UpdateSecretVersionStage': [],
  'sqs:SendMessage': encrypt,
  'sqs:ReceiveMessage': decrypt,
  'sqs:DeleteMessage': [],
  'sqs:ChangeMessageVisibility': [],
  'sqs:GetQueueAttributes': [],
  's3:PutObject': ['kms:GenerateDataKey'],
  's3:GetObject': decrypt,
  'dynamodb:GetItem': decrypt,
  'dynamodb:PutItem': decrypt,
  'dynamodb:UpdateItem': decrypt,
  'dynamodb:DeleteItem': decrypt,
  'sns:Publish': encrypt,
  // by the service itself, whom the policy of the key lets
  'logs:CreateLogStream': [],
  'logs:PutLogEvents': [],
};

/** By logical id of what is encrypted, that of its key. */
function keysIn(template: Template): ReadonlyMap<string, string> {
  const keys = ofType(template, 'AWS::KMS::Key').map(([id]) => id);
  return new Map(
    Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) => {
      const named =
        /^AWS::(?:SecretsManager::Secret|SQS::Queue|S3::Bucket|DynamoDB::Table|SNS::Topic|Logs::LogGroup)$/;
      const text = JSON.stringify(Properties);
      const key = named.test(Type) ? keys.find((one) => text.includes(`"${one}"`)) : undefined;
      return key === undefined ? [] : [[id, key] as const];
    }),
  );
}

/** By role, everything that it may do. */
function statementsIn(template: Template): ReadonlyMap<string, readonly Statement[]> {
  const policies = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) => ofType(template, type));
  const pairs = policies.flatMap(([, { Properties }]) => {
    const { Roles, PolicyDocument } = Properties as {
      Roles: { Ref: string }[];
      PolicyDocument: Policy;
    };
    return Roles.flatMap(({ Ref }) => PolicyDocument.Statement.map((one) => [Ref, one] as const));
  });
  const byRole = Map.groupBy(pairs, ([role]) => role);
  return new Map([...byRole].map(([role, found]) => [role, found.map(([, statement]) => statement)]));
}

interface Use {
  readonly role: string;
  readonly action: string;
  readonly key: string;
  readonly needs: readonly string[];
  readonly has: readonly string[];
}

function usesIn(template: Template): readonly Use[] {
  const keys = [...keysIn(template)];
  return [...statementsIn(template)].flatMap(([role, statements]) =>
    statements.flatMap(({ Action, Resource }) => {
      const text = JSON.stringify(Resource);
      return keys
        .filter(([id]) => text.includes(`"${id}"`))
        .flatMap(([, key]) =>
          all(Action).map((action) => {
            const granted = statements.filter((one) => JSON.stringify(one.Resource).includes(`"${key}"`));
            const has = granted.flatMap((one) => all(one.Action));
            return { role, action, key, needs: onKey[action] ?? [`what ${action} needs`], has };
          }),
        );
    }),
  );
}

const gateway = (door: 'function-url' | 'http-api') =>
  gatewayStack((scope) => ({
    endpoints: {
      github: { provider: 'github' },
      sms: { provider: 'twilio' },
      stripe: {
        provider: 'stripe',
        // the casts: CDK is not compiled with exactOptionalPropertyTypes
        secret: new Secret(scope, 'Theirs', { encryptionKey: new Key(scope, 'TheirKey') as IKey }) as ISecret,
      },
    },
    door,
    encryptionKey: new Key(scope, 'Ours', { enableKeyRotation: true }),
  }));

describe.each(['function-url', 'http-api'] as const)('with keys of the user, and a %s', (door) => {
  const { stack, hooks, synthesise } = gateway(door);
  const grantee = (id: string) =>
    new Role(stack, id, { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
  hooks.grantReadClaimChecks(grantee('Consumer'));
  hooks.grantRotateSecrets(grantee('Rotator'));
  hooks.grantManageParked(grantee('Operator'));
  const template = synthesise();

  it('everything that holds something is encrypted with one', () => {
    const types = [...keysIn(template).keys()].map((id) => template.Resources[id]?.Type);
    const expected = {
      'AWS::SecretsManager::Secret': 3,
      'AWS::SQS::Queue': 2,
      'AWS::S3::Bucket': 1,
      'AWS::DynamoDB::Table': 1,
      'AWS::SNS::Topic': 1,
      'AWS::Logs::LogGroup': door === 'http-api' ? 4 : 3,
    };
    expect(types.toSorted()).toEqual(
      Object.entries(expected)
        .flatMap(([type, count]) => Array<string>(count).fill(type))
        .sort(),
    );
  });

  it('each role may use the key of whatever it reads or writes', () => {
    const uses = usesIn(template);
    const lacking = uses.filter(({ needs, has }) => needs.some((one) => !has.includes(one)));
    expect(lacking).toEqual([]);
    const roles = uses
      .filter(({ needs }) => needs.length > 0)
      .map(({ role }) => role.replace(/[0-9A-F]{8}$/, ''));
    expect([...new Set(roles)].sort()).toEqual([
      'Consumer',
      'HooksGatewayCheckRole',
      'HooksGatewayHandlerRole',
      'HooksGatewayRedriveRole',
      'Operator',
      'Rotator',
    ]);
  });

  it('so may the services that write by themselves: alarms to the topic, and logs', () => {
    const { PolicyDocument } = only(template, 'AWS::SNS::TopicPolicy').Properties as {
      PolicyDocument: Policy;
    };
    const publishers = PolicyDocument.Statement.flatMap(({ Effect, Principal }) =>
      Effect === 'Allow' ? [Principal?.Service] : [],
    );
    expect(publishers).toEqual(['cloudwatch.amazonaws.com']);
    const { KeyPolicy } = only(template, 'AWS::KMS::Key', 'Ours').Properties as { KeyPolicy: Policy };
    const mayWith = (service: string) =>
      KeyPolicy.Statement.flatMap(({ Principal, Action }) =>
        JSON.stringify(Principal?.Service ?? '').includes(service) ? all(Action) : [],
      );
    expect(mayWith('cloudwatch.amazonaws.com')).toEqual(expect.arrayContaining(encrypt));
    expect(mayWith('logs.')).toEqual(expect.arrayContaining([...encrypt, 'kms:Encrypt', 'kms:DescribeKey']));
  });

  it('the schedule goes to the function, which no key stands before', () => {
    const targets = ofType(template, 'AWS::Events::Rule').flatMap(
      ([, { Properties }]) => Properties.Targets ?? [],
    );
    expect(targets).toEqual([
      expect.objectContaining({ Arn: { Ref: expect.stringMatching(/^HooksLiveCheck/) } }),
    ]);
    for (const [, { Properties }] of ofType(template, 'AWS::Lambda::Function'))
      expect(Properties).not.toHaveProperty('KmsKeyArn');
  });
});

it('a right that is missing would be found', () => {
  const template = JSON.parse(JSON.stringify(gateway('function-url').synthesise())) as Template;
  for (const [, { Properties }] of ofType(template, 'AWS::IAM::Policy')) {
    const { Statement } = Properties.PolicyDocument as Policy;
    Statement.splice(
      0,
      Statement.length,
      ...Statement.filter(({ Action }) => !all(Action).includes('kms:Decrypt')),
    );
  }
  const lacking = usesIn(template).filter(({ needs, has }) => needs.some((one) => !has.includes(one)));
  expect(new Set(lacking.map(({ role }) => role)).size).toBe(3);
});
