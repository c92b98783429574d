import { describe, expect, it } from '@jest/globals';
import { Duration, type Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { WebhookGatewayProps } from '../../infra/webhook-gateway.ts';
import { ConfigInvalid } from '../../src/app/configuration/config.ts';
import { defineProvider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { configurationOf, gatewayStack, ofType, only, type Template } from './support/synthesised.ts';

const endpoints = { github: { provider: 'github' } } as const;

function handlerOf(template: Template) {
  return only(template, 'AWS::Lambda::Function', 'HooksGatewayHandler').Properties;
}

// the casts below: CDK is not compiled with exactOptionalPropertyTypes

describe('secrets of a gateway', () => {
  const template = gatewayStack(() => ({
    endpoints: { github: { provider: 'github' }, sms: { provider: 'twilio' } },
  })).synthesise();
  const secrets = ofType(template, 'AWS::SecretsManager::Secret').map(([, { Properties }]) => Properties);

  it('are made for every endpoint, and get a value where we may choose it', () => {
    expect(secrets).toMatchObject([
      {
        Name: 'Webhooks/Hooks/github',
        GenerateSecretString: { PasswordLength: 48, ExcludePunctuation: true },
      },
      { Name: 'Webhooks/Hooks/sms' },
    ]);
    expect(secrets[1]).not.toHaveProperty('GenerateSecretString');
    expect(secrets.map(({ SecretString }) => SecretString)).toEqual([undefined, undefined]);
  });

  it('may be those of the user, by name, and then none is made', () => {
    const own = gatewayStack((stack) => ({
      endpoints: {
        github: { provider: 'github', secret: Secret.fromSecretNameV2(stack, 'Ours', 'hooks/github') },
      },
    })).synthesise();
    expect(ofType(own, 'AWS::SecretsManager::Secret')).toEqual([]);
    expect(JSON.stringify(only(own, 'AWS::IAM::Policy', 'HooksGatewayHandler'))).toContain(
      ':secret:hooks/github-??????',
    );
  });
});

describe('the providers that an entry knows alone', () => {
  const made = (provider: 'acme' | 'github' | 'stripe') => () =>
    gatewayStack(() => ({
      endpoints: { hooks: { provider } },
      onlyProviders: [defineProvider({ ...github, id: 'acme' }), github],
    }));

  it('are those that an endpoint may name, ours among them', () => {
    expect(made('acme')).not.toThrow();
    expect(made('github')).not.toThrow();
  });

  it('are all that an endpoint may name: another of ours is a mistake at synthesis', () => {
    expect(made('stripe')).toThrow(ConfigInvalid);
    expect(made('stripe')).toThrow('endpoints.hooks.provider: must be one of acme, github');
  });
});

describe('a part that the user brings', () => {
  it('is the bus, of all endpoints or of one', () => {
    const { synthesise } = gatewayStack((stack) => ({
      bus: new EventBus(stack, 'Orders') as IEventBus,
      endpoints: {
        github: { provider: 'github' },
        sms: { provider: 'twilio', bus: new EventBus(stack, 'Comms') as IEventBus },
      },
    }));
    const template = synthesise();
    const policy = JSON.stringify(only(template, 'AWS::IAM::Policy', 'HooksGatewayHandler'));
    expect(policy).toContain('{"StringEquals":{"events:source":["github.com"]}}');
    expect(policy).toContain('{"StringEquals":{"events:source":["twilio.com"]}}');
    const guards = ofType(template, 'AWS::Events::Rule').filter(
      ([, { Properties }]) => Properties.State === 'DISABLED',
    );
    expect(guards).toHaveLength(2);
  });

  describe.each([
    ['another account', { env: { account: '123456789012', region: 'eu-west-1' } }],
    ['an account that may be another', {}],
  ])('is a bus of %s', (_, stackProps) => {
    const arn = 'arn:aws:events:eu-west-1:210987654321:event-bus/default';
    const onTheirs = (props: Partial<WebhookGatewayProps> = {}) =>
      gatewayStack(
        (stack) => ({ endpoints, bus: EventBus.fromEventBusArn(stack, 'Theirs', arn), ...props }),
        stackProps,
      );

    it('which is called by its ARN, wherever it is used', () => {
      const { app, synthesise } = onTheirs();
      const template = synthesise();
      expect(configurationOf(app, template)).toMatchObject({ bus: arn });
      const policy = JSON.stringify(only(template, 'AWS::IAM::Policy', 'HooksGatewayHandler'));
      expect(policy.split(`"Resource":"${arn}"`)).toHaveLength(1 + 2);
    });

    it('on which we make no rule', () => {
      const rules = ofType(onTheirs().synthesise(), 'AWS::Events::Rule').map(
        ([, { Properties }]) => Properties.State,
      );
      expect(rules).toEqual(['ENABLED']);
    });

    it('and no archive: that is said, and not left out', () => {
      expect(() => onTheirs({ archive: Duration.days(1) })).toThrow(
        `archive: the bus ${arn} is in another account`,
      );
    });
  });

  it('is the VPC', () => {
    const template = gatewayStack((stack) => ({
      endpoints,
      vpc: new Vpc(stack, 'Vpc') as IVpc,
    })).synthesise();
    expect(handlerOf(template)).toHaveProperty('VpcConfig.SubnetIds');
  });

  it.each([
    ['warned of where nobody said whether it has a way there', undefined, true],
    ['taken for wanted where somebody said so', true, false],
    ['left out where somebody said so', false, false],
  ])('is the VPC, and the probe from there is %s', (_, selfProbe, warns) => {
    const { stack } = gatewayStack((inside) => ({
      endpoints,
      vpc: new Vpc(inside, 'Vpc') as IVpc,
      selfProbe,
    }));
    const warnings = JSON.stringify(Annotations.fromStack(stack).findWarning('*', Match.anyValue()));
    expect(warnings.includes('sallyport:probe-in-vpc')).toBe(warns);
  });

  it('is how long logs are kept', () => {
    const template = gatewayStack(() => ({ endpoints, logRetention: RetentionDays.ONE_WEEK })).synthesise();
    const days = ofType(template, 'AWS::Logs::LogGroup').map(
      ([, { Properties }]) => Properties.RetentionInDays,
    );
    expect(days).toEqual([7, 7, 7]);
  });

  it('is the key, for everything that is kept', () => {
    const template = gatewayStack((stack) => ({
      endpoints,
      encryptionKey: new Key(stack, 'Ours'),
    })).synthesise();
    const encryptionKey = { 'Fn::GetAtt': [expect.stringMatching(/^Ours/), 'Arn'] };
    const encrypted: [type: string, properties: object][] = [
      ['AWS::SecretsManager::Secret', { KmsKeyId: encryptionKey }],
      ['AWS::SQS::Queue', { KmsMasterKeyId: encryptionKey }],
      [
        'AWS::DynamoDB::Table',
        { SSESpecification: { KMSMasterKeyId: encryptionKey, SSEEnabled: true, SSEType: 'KMS' } },
      ],
      ['AWS::Logs::LogGroup', { KmsKeyId: encryptionKey }],
      ['AWS::SNS::Topic', { KmsMasterKeyId: encryptionKey }],
      [
        'AWS::S3::Bucket',
        {
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: encryptionKey } },
            ],
          },
        },
      ],
    ];
    for (const [type, properties] of encrypted) {
      const found = ofType(template, type).map(([, { Properties }]) => Properties);
      expect({ [type]: found }).toMatchObject({ [type]: found.map(() => properties) });
      expect(found.length).toBeGreaterThan(0);
    }
  });

  it('is the concurrency, or none', () => {
    const reserved = ([25, 0, 'none'] as const).map(
      (reservedConcurrency) =>
        handlerOf(gatewayStack(() => ({ endpoints, reservedConcurrency })).synthesise())
          .ReservedConcurrentExecutions,
    );
    expect(reserved).toEqual([25, 0, undefined]);
  });

  describe('is how many redrives run at once', () => {
    it('as many as are said', () => {
      const { synthesise } = gatewayStack(() => ({ endpoints, redriveConcurrency: 20 }));
      const [[, mapping] = []] = ofType(synthesise(), 'AWS::Lambda::EventSourceMapping');
      expect(mapping?.Properties.ScalingConfig).toEqual({ MaximumConcurrency: 20 });
    });

    it.each([1, 1_001])('and not %i, which SQS would not take', (redriveConcurrency) => {
      expect(() => gatewayStack(() => ({ endpoints, redriveConcurrency }))).toThrow(/between 2 and 1000/);
    });
  });

  describe('is how long a delivery that is sent again makes no second event', () => {
    const windowOf = (dedupeWindow?: Duration) =>
      gatewayStack(() => ({ endpoints, ...(dedupeWindow && { dedupeWindow }) }));

    it.each([
      ['a day', undefined, 86_400],
      ['an hour', Duration.hours(1), 3_600],
    ])('%s', (_, given, seconds) => {
      const { hooks, synthesise } = windowOf(given);
      const template = synthesise();
      expect(hooks.dedupeTable).toBeDefined();
      expect(ofType(template, 'AWS::DynamoDB::Table')).toHaveLength(1);
      expect(JSON.stringify(handlerOf(template).Environment)).toContain(`\\"windowSeconds\\":${seconds}}`);
    });

    it('or that it always makes one: then there is no table, and nobody may use one', () => {
      const { app, hooks, synthesise } = windowOf(Duration.seconds(0));
      const template = synthesise();
      expect(hooks.dedupeTable).toBeUndefined();
      expect(JSON.stringify(template)).not.toMatch(/dynamodb/i);
      expect(JSON.stringify([handlerOf(template), configurationOf(app, template)])).not.toContain('dedupe');
    });
  });

  it('is a provider, which the endpoints may then name', () => {
    const acme = defineProvider({ ...github, id: 'acme', source: 'acme.example', answerWithinMs: 30_000 });
    const props: WebhookGatewayProps<typeof acme> = {
      providers: [acme],
      endpoints: { ours: { provider: 'acme' } },
    };
    const template = gatewayStack(() => props as unknown as WebhookGatewayProps).synthesise();
    expect(handlerOf(template).Timeout).toBe(35);
    expect(JSON.stringify(only(template, 'AWS::IAM::Policy', 'HooksGatewayHandler'))).toContain(
      '["acme.example"]',
    );
  });
});

describe('what a gateway offers', () => {
  it('is a URL for each sender, through an alias', () => {
    const { stack, hooks, synthesise } = gatewayStack();
    expect(Object.keys(hooks.urls)).toEqual(['github']);
    expect(JSON.stringify(stack.resolve(hooks.urls.github))).toContain('FunctionUrl');
    expect(only(synthesise(), 'AWS::Lambda::Url').Properties).toMatchObject({ Qualifier: 'live' });
  });

  it('is a new version when the configuration changes, and none when nothing does', () => {
    const version = (props: WebhookGatewayProps) =>
      ofType(gatewayStack(() => props).synthesise(), 'AWS::Lambda::Version').map(([id]) => id);
    const before = version({ endpoints });
    expect(version({ endpoints })).toEqual(before);
    expect(version({ endpoints, settings: { format: 'envelope' } })).not.toEqual(before);
  });

  it('is its metrics', () => {
    const { hooks, stack } = gatewayStack();
    const metric = stack.resolve(hooks.metric('Parked').toMetricConfig().metricStat);
    expect(metric).toMatchObject({ namespace: 'Sallyport', metricName: 'Parked', statistic: 'Sum' });
    expect(stack.resolve(hooks.metric('PublishLatency', { period: Duration.minutes(1) }).period)).toEqual(
      stack.resolve(Duration.minutes(1)),
    );
  });

  it.each([
    ['grantReadClaimChecks', ['s3:GetObject']],
    [
      'grantRotateSecrets',
      [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:ListSecretVersionIds',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
    ],
    [
      'grantManageParked',
      [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:SendMessage',
        'sqs:GetQueueAttributes',
      ],
    ],
  ] as const)('is %s, which gives just what that takes', (grant, actions) => {
    const { stack, hooks, synthesise } = gatewayStack();
    hooks[grant](new Role(stack, 'Friend', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
    const { PolicyDocument } = only(synthesise(), 'AWS::IAM::Policy', 'Friend').Properties as {
      PolicyDocument: { Statement: { Action: string | string[] }[] };
    };
    expect(PolicyDocument.Statement.flatMap(({ Action }) => Action)).toEqual(actions);
  });
});

describe('a mistake', () => {
  it('is an ARN for the name of a bus', () => {
    const arn = 'arn:aws:events:eu-west-1:123456789012:event-bus/orders';
    const synthesise = () =>
      gatewayStack((stack) => ({ endpoints, bus: EventBus.fromEventBusName(stack, 'Orders', arn) }));
    expect(synthesise).toThrow(`the name of a bus cannot be ${arn}: give that to EventBus.fromEventBusArn`);
  });

  it('in the endpoints is found at synthesis, with all others', () => {
    const wrong = {
      GitHub: { provider: 'git', publicUrl: 'nowhere' },
    } as unknown as WebhookGatewayProps['endpoints'];
    const synthesise = () => gatewayStack(() => ({ endpoints: wrong }));
    expect(synthesise).toThrow(ConfigInvalid);
    expect(synthesise).toThrow(
      /GitHub: is not an endpoint name[\s\S]*provider: there is no provider of this id; do you mean [\s\S]*github[\s\S]*publicUrl: must be/,
    );
  });

  it('is an environment beyond the 4 KB of Lambda, which says what to do', () => {
    const many = (stack: Stack) =>
      Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [
          `endpoint-${at}`,
          { provider: 'github' as const, secret: new Secret(stack, `Secret${at}`) as ISecret },
        ]),
      );
    const { synthesise } = gatewayStack((stack) => ({ endpoints: many(stack) }));
    expect(synthesise).toThrow(/may grow to \d+ bytes, Lambda takes 4096.*Secret\.fromSecretNameV2/);
  });
});
