import { describe, expect, it } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { alarmsOf, compositesOf, nameOf } from './support/alarms.ts';
import { certificateArn, domainName, webAclArn } from './support/front-door-stacks.ts';
import { gatewayStack, ofType, only, standAlone, type Template } from './support/synthesised.ts';

interface Alarm {
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Metrics?: readonly {
    readonly Expression?: unknown;
    readonly MetricStat?: { readonly Metric: { readonly MetricName: string; readonly Dimensions: unknown } };
  }[];
  readonly Threshold: unknown;
  readonly ComparisonOperator: string;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly TreatMissingData: string;
  readonly Dimensions?: readonly { readonly Value: unknown }[];
}

const template = standAlone('github');
const [[handler] = []] = ofType(template, 'AWS::Lambda::Function').filter(([id]) => id.includes('Handler'));
const alarmsIn = (from: Template) => alarmsOf(from) as unknown as Readonly<Record<string, Alarm>>;

/** `metric > threshold, periods`, or what an expression is made of. */
function inShort({ Namespace, MetricName, Metrics = [], ...alarm }: Alarm): string {
  const metric = MetricName
    ? `${Namespace} ${MetricName}`
    : Metrics.map(({ Expression, MetricStat }) => MetricStat?.Metric.MetricName ?? textOf(Expression)).join(
        ' | ',
      );
  const sign = alarm.ComparisonOperator === 'LessThanThreshold' ? '<' : '>';
  const { DatapointsToAlarm: some, EvaluationPeriods: all } = alarm;
  return `${metric} ${sign} ${textOf(alarm.Threshold)}, ${some === undefined ? all : `${some} of ${all}`}`;
}

function textOf(value: unknown): string {
  const { 'Fn::Sub': text } = value as { readonly 'Fn::Sub'?: string };
  return text ?? (typeof value === 'string' ? value : JSON.stringify(value));
}

const limit = '{"Fn::If":["IsConcurrencyReserved",{"Ref":"ReservedConcurrency"},"1000000"]}';

describe('the alarms', () => {
  const alarms = alarmsIn(template);

  it('tell of everything by which deliveries are lost, late or forged', () => {
    expect(Object.fromEntries(Object.entries(alarms).map(([name, alarm]) => [name, inShort(alarm)]))).toEqual(
      {
        Invocations: 'AWS/Lambda Invocations > {"Ref":"LambdaInvocationThreshold"}, 2',
        Errors: 'AWS/Lambda Errors > 0, 1',
        ServerErrors: 'AWS/Lambda Url5xxCount > 0, 1',
        Throttles: 'AWS/Lambda Throttles > 0, 1',
        RefusedAtDoor:
          'IF(2 * door > 1.1 * SUM(METRICS()), 1, 0) | Url4xxCount | Rejected | Refused | Oversize > 0, 3',
        Duration: 'AWS/Lambda Duration > 12000, 1',
        Rejected: 'IF(shown - proven >= 10 AND shown - proven > 0.1 * shown, 1, 0) | Proven | Proven > 0, 2',
        NothingProven:
          `SELECT MAX(Proven) FROM SCHEMA("Sallyport", Gateway, Endpoint, Provider) WHERE Gateway = '\${${handler}}' ` +
          'GROUP BY Endpoint ORDER BY MAX() ASC < 1, 2',
        Unavailable: 'Sallyport Unavailable > 0, 1',
        ParkFailed: 'Sallyport ParkFailed > 0, 1',
        Oversize: 'Sallyport Oversize > 0, 1',
        ParkedAge: 'AWS/SQS ApproximateAgeOfOldestMessage > 900, 1',
        ParkedWaiting:
          'SUM(METRICS()) | ApproximateNumberOfMessagesVisible | ApproximateNumberOfMessagesNotVisible > 0, 6',
        RedriveErrors: 'AWS/Lambda Errors > 0, 1',
        DeadLetters: 'AWS/SQS ApproximateNumberOfMessagesVisible > 0, 1',
        BreakerOpen: 'Sallyport BreakerOpen > 0, 1',
        SecretFailed: 'SUM(METRICS()) | SecretFailed | SecretFailed > 0, 1',
        BusMissing: 'SUM(METRICS()) | BusMissing | BusMissing > 0, 1',
        ProbeFailed: 'Sallyport ProbeFailed > 0, 2 of 3',
        Concurrency:
          `{"Fn::Join":["",["100 * IF(SERVICE_QUOTA(used) > ",${limit},", own / ",${limit},", claimed / SERVICE_QUOTA(used))"]]} | ` +
          'ClaimedAccountConcurrency | ConcurrentExecutions | ConcurrentExecutions > 80, 1',
        DedupeFailed: 'Sallyport DedupeFailed > 0, 1',
        CheckSilent:
          'IF(SUM(METRICS()) == beats, 1, 0) | ApproximateNumberOfMessagesVisible | Invocations > 0, 3',
        CheckErrors: 'AWS/Lambda Errors > 0, 1',
      },
    );
  });

  it('tell nobody by themselves, and stay quiet where there is nothing to count', () => {
    const named = Object.values(alarmsOf(template));
    expect(named.length).toBeGreaterThanOrEqual(22);
    const actions = ['AlarmActions', 'OKActions', 'InsufficientDataActions'];
    expect(named.filter((alarm) => actions.some((action) => Object.hasOwn(alarm, action)))).toEqual([]);
    expect(named.filter(({ TreatMissingData }) => TreatMissingData !== 'notBreaching')).toEqual([]);
  });

  it.each([
    ['Errors', 'HandlerFunction'],
    ['ServerErrors', 'HandlerFunction'],
    ['Unavailable', 'HandlerFunction'],
    ['RedriveErrors', 'RedriveFunction'],
    ['CheckErrors', 'CheckFunction'],
    ['ProbeFailed', 'CheckFunction'],
    ['ParkedAge', 'ParkingQueue'],
    ['DeadLetters', 'ParkingDeadLetters'],
  ])('%s watches the %s', (name, part) => {
    expect(JSON.stringify(alarms[name]?.Dimensions)).toContain(part);
  });

  it.each(['SecretFailed', 'BusMissing'])(
    '%s hears of the function that receives and of the check',
    (name) => {
      const watched = JSON.stringify(alarms[name]?.Metrics);
      expect(['HandlerFunction', 'CheckFunction'].map((part) => watched.includes(part))).toEqual([
        true,
        true,
      ]);
    },
  );
});

describe('the composite alarms', () => {
  const composites = compositesOf(template);
  const below = (rule: unknown) =>
    [...JSON.stringify(rule).matchAll(/ALARM\(\\+"(?:\$\{)?(\w+)/g)].map(([, id = '']) => nameOf(id));

  it('each have some of the alarms below them, and between them all, and each once', () => {
    expect(Object.keys(composites)).toEqual(['LosingNow', 'Delayed', 'Suspicious']);
    const all = Object.values(composites).flatMap(({ AlarmRule }) => below(AlarmRule));
    expect(all.toSorted()).toEqual(Object.keys(alarmsOf(template)).toSorted());
  });

  it('go to the topic, when they begin to ring and when they end', () => {
    const [[topic] = []] = ofType(template, 'AWS::SNS::Topic');
    const told = Object.values(composites).map(({ AlarmActions, OKActions }) => [AlarmActions, OKActions]);
    expect(told).toEqual(Array(3).fill([[{ Ref: topic }], [{ Ref: topic }]]));
  });

  it('have names that CloudFormation makes up: two stacks of one template have six', () => {
    expect(Object.values(composites).filter((composite) => 'AlarmName' in composite)).toEqual([]);
  });

  it('take in more alarms than a rule has room for', () => {
    const many = Object.fromEntries(
      Array.from({ length: 90 }, (_, at) => [
        `e${at}`,
        { provider: 'github' as const, expectEvery: Duration.hours(1) },
      ]),
    );
    const { hooks, synthesise } = gatewayStack((stack) => ({
      endpoints: Object.fromEntries(
        Object.entries(many).map(([name, endpoint]) => [
          name,
          { ...endpoint, secret: Secret.fromSecretNameV2(stack, name, name) as ISecret },
        ]),
      ),
    }));
    const synthesised = synthesise();
    const found = compositesOf(synthesised);
    expect(Object.keys(found).toSorted()).toEqual([
      'Delayed',
      'LosingNow',
      'LosingNow1',
      'LosingNow2',
      'LosingNow3',
      'Suspicious',
    ]);
    const sizes = Object.values(found).map(
      ({ AlarmRule }) => JSON.stringify(AlarmRule).split('ALARM(').length - 1,
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(35);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(Object.keys(alarmsOf(synthesised)).length + 3);
    expect(hooks.compositeAlarms).toHaveLength(3);
    expect(hooks.alarms).toHaveLength(Object.keys(alarmsOf(synthesised)).length);
  });
});

it('endpoints have one alarm between them, so that there may be hundreds in a stack', () => {
  const names = Array.from({ length: 220 }, (_, at) => `e${at}`);
  const many = gatewayStack(() => ({
    endpoints: Object.fromEntries(names.map((name) => [name, { provider: 'github' as const }])),
  })).synthesise();
  expect(ofType(many, 'AWS::SecretsManager::Secret')).toHaveLength(220);
  expect(Object.keys(alarmsOf(many)).toSorted()).toEqual(Object.keys(alarmsOf(template)).toSorted());
  // CloudFormation takes 500
  expect(Object.keys(many.Resources).length).toBeLessThan(320);
});

describe('the concurrency that is watched', () => {
  const watchedOf = (reservedConcurrency: number | 'none') =>
    alarmsIn(
      gatewayStack(() => ({
        endpoints: { github: { provider: 'github' } },
        reservedConcurrency,
      })).synthesise(),
    ).Concurrency as Alarm;

  it('is that of the function, where some is reserved for it', () => {
    expect(inShort(watchedOf(50))).toBe('AWS/Lambda ConcurrentExecutions > 40, 1');
  });

  it('is that of the account, where none is', () => {
    expect(inShort(watchedOf('none'))).toBe(
      '100 * claimed / SERVICE_QUOTA(used) | ClaimedAccountConcurrency | ConcurrentExecutions > 80, 1',
    );
  });
});

it('a wrong origin is watched where there is a front door', () => {
  const { synthesise } = gatewayStack((stack) => ({
    endpoints: { github: { provider: 'github' } },
    frontDoor: {
      domainName,
      certificate: Certificate.fromCertificateArn(stack, 'Certificate', certificateArn) as ICertificate,
      webAclArn,
    },
  }));
  const { WrongOrigin } = alarmsIn(synthesise());
  expect(WrongOrigin && inShort(WrongOrigin)).toBe('Sallyport Refused > 0, 3 of 12');
  expect(WrongOrigin?.Dimensions).toContainEqual({ Name: 'Code', Value: 'wrong_origin' });
  expect(alarmsIn(template)).not.toHaveProperty('WrongOrigin');
});

describe('the topic of the alarms', () => {
  it('is encrypted with a key that CloudWatch may use', () => {
    const [[key] = []] = ofType(template, 'AWS::KMS::Key');
    expect(only(template, 'AWS::SNS::Topic').Properties).toMatchObject({
      KmsMasterKeyId: { 'Fn::GetAtt': [key, 'Arn'] },
    });
    expect(only(template, 'AWS::KMS::Key').Properties).toMatchObject({ EnableKeyRotation: true });
    expect(keyStatements(template)).toContainEqual({
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
    });
  });

  it('lets CloudWatch publish, for this account only', () => {
    const { PolicyDocument } = only(template, 'AWS::SNS::TopicPolicy').Properties as {
      PolicyDocument: { Statement: Record<string, unknown>[] };
    };
    expect(PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
      {
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });

  it('may be one of the user, and then none is made', () => {
    const own = gatewayStack((stack) => ({
      endpoints: { github: { provider: 'github' } },
      alarmTopic: Topic.fromTopicArn(stack, 'Ours', 'arn:aws:sns:eu-west-1:123456789012:ours'),
    })).synthesise();
    expect(ofType(own, 'AWS::SNS::Topic')).toEqual([]);
    expect(Object.values(compositesOf(own)).map(({ AlarmActions }) => AlarmActions)).toEqual(
      Array(3).fill(['arn:aws:sns:eu-west-1:123456789012:ours']),
    );
  });

  it('has a key of its own where that of the user is imported, since CloudWatch could not use it', () => {
    const { stack, synthesise } = gatewayStack((scope) => ({
      endpoints: { github: { provider: 'github' } },
      encryptionKey: Key.fromKeyArn(scope, 'Theirs', 'arn:aws:kms:eu-west-1:123456789012:key/1'),
    }));
    expect(only(synthesise(), 'AWS::SNS::Topic').Properties).toMatchObject({
      KmsMasterKeyId: { 'Fn::GetAtt': [expect.stringContaining('AlarmKey'), 'Arn'] },
    });
    expect(JSON.stringify(Annotations.fromStack(stack).findWarning('*', Match.anyValue()))).toContain(
      'must let logs.<region>.amazonaws.com use it',
    );
  });

  it('takes the key of the user, and lets CloudWatch and its logs use it', () => {
    const own = gatewayStack((stack) => ({
      endpoints: { github: { provider: 'github' } },
      encryptionKey: new Key(stack, 'Ours'),
    })).synthesise();
    const services = keyStatements(own).flatMap(
      ({ Principal }) => (Principal as { Service?: unknown }).Service ?? [],
    );
    expect(services).toEqual([
      { 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] },
      'cloudwatch.amazonaws.com',
    ]);
  });
});

it('the dashboard has all alarms on top, those that tell somebody first', () => {
  const { DashboardBody } = only(template, 'AWS::CloudWatch::Dashboard').Properties as {
    DashboardBody: { 'Fn::Sub': string };
  };
  const [first] = JSON.parse(DashboardBody['Fn::Sub']).widgets;
  const shown = first.properties.alarms.map((arn: string) => nameOf(arn.replace(/^\$\{(\w+)\.Arn\}$/, '$1')));
  expect([first.type, first.y]).toEqual(['alarm', 0]);
  expect(shown.slice(0, 3)).toEqual(Object.keys(compositesOf(template)));
  expect(shown.slice(3).toSorted()).toEqual(Object.keys(alarmsOf(template)).toSorted());
});

it('the dashboard asks whether it receives, loses, or is attacked', () => {
  const { DashboardBody } = only(template, 'AWS::CloudWatch::Dashboard').Properties;
  const text = JSON.stringify(DashboardBody);
  const questions = ['Is it receiving?', 'Is it losing?', 'Is it being attacked?'];
  expect(questions.filter((question) => !text.includes(question))).toEqual([]);
  const metrics = [
    'Accepted',
    'PublishLatency',
    'Unavailable',
    'Oversize',
    'Rejected',
    'OldSecret',
    'BreakerOpen',
  ];
  expect(metrics.filter((metric) => !text.includes(metric))).toEqual([]);
});

function keyStatements(from: Template): readonly Record<string, unknown>[] {
  const { KeyPolicy } = only(from, 'AWS::KMS::Key').Properties as {
    KeyPolicy: { Statement: Record<string, unknown>[] };
  };
  return KeyPolicy.Statement;
}
