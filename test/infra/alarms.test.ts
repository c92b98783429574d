import { describe, expect, it } from '@jest/globals';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { gatewayStack, ofType, only, standAlone, type Template } from './support/synthesised.ts';

interface Alarm {
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Metrics?: readonly {
    readonly Expression?: string;
    readonly MetricStat?: { readonly Metric: { readonly MetricName: string; readonly Dimensions: unknown } };
  }[];
  readonly Threshold: unknown;
  readonly EvaluationPeriods: number;
  readonly Period?: number;
  readonly AlarmActions: readonly unknown[];
  readonly TreatMissingData: string;
  readonly Dimensions?: readonly { readonly Value: unknown }[];
  readonly AlarmDescription: string;
}

const template = standAlone('github');

function alarmsOf(from: Template): Record<string, Alarm> {
  return Object.fromEntries(
    ofType(from, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => [
      id.replace(/^.*Alarms/, '').replace(/[0-9A-F]{8}$/, ''),
      Properties as unknown as Alarm,
    ]),
  );
}

/** `metric > threshold`, or what an expression is made of. */
function inShort({ Namespace, MetricName, Metrics = [], Threshold, EvaluationPeriods }: Alarm): string {
  const metric = MetricName
    ? `${Namespace} ${MetricName}`
    : Metrics.map(({ Expression, MetricStat }) => Expression ?? MetricStat?.Metric.MetricName).join(' | ');
  return `${metric} > ${JSON.stringify(Threshold)}, ${EvaluationPeriods}`;
}

describe('the alarms', () => {
  const alarms = alarmsOf(template);

  it('tell of everything by which deliveries are lost, late or forged', () => {
    expect(Object.fromEntries(Object.entries(alarms).map(([name, alarm]) => [name, inShort(alarm)]))).toEqual(
      {
        Invocations: 'AWS/Lambda Invocations > {"Ref":"LambdaInvocationThreshold"}, 2',
        Errors: 'AWS/Lambda Errors > 0, 1',
        ServerErrors: 'AWS/Lambda Url5xxCount > 0, 1',
        Throttles: 'AWS/Lambda Throttles > 0, 1',
        Duration: 'AWS/Lambda Duration > 12000, 1',
        Rejected:
          'IF(rejected >= 10 AND rejected > 0.1 * SUM(METRICS()), 1, 0) | Rejected | Accepted | Parked | Duplicate > 0, 2',
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
        CheckSilent: 'AWS/Lambda Invocations > 1, 3',
        CheckErrors: 'AWS/Lambda Errors > 0, 1',
        NothingProvengithub:
          'IF(rejected > 0 AND SUM(METRICS()) == rejected, 1, 0) | Rejected | PublishLatency > 0, 2',
      },
    );
  });

  it('each go to the topic, and stay quiet where there is nothing to count', () => {
    const [[topic] = []] = ofType(template, 'AWS::SNS::Topic');
    const named = Object.values(alarms);
    expect(named.length).toBeGreaterThanOrEqual(19);
    expect(
      named.filter(({ AlarmActions }) => JSON.stringify(AlarmActions) !== JSON.stringify([{ Ref: topic }])),
    ).toEqual([]);
    const loud = named.filter(({ TreatMissingData }) => TreatMissingData !== 'notBreaching');
    expect(loud).toEqual([alarms.CheckSilent]);
    expect(named.filter(({ AlarmDescription }) => !AlarmDescription)).toEqual([]);
  });

  it.each([
    ['Errors', 'HandlerFunction'],
    ['ServerErrors', 'HandlerFunction'],
    ['Unavailable', 'HandlerFunction'],
    ['RedriveErrors', 'RedriveFunction'],
    ['CheckErrors', 'CheckFunction'],
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

describe('an endpoint of which nothing was proven', () => {
  const dimensionsOf = (alarm?: Alarm) =>
    (alarm?.Metrics ?? []).flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric.Dimensions] : []));

  it('has an alarm of its own, however busy the others are', () => {
    const { synthesise } = gatewayStack(() => ({
      endpoints: { github: { provider: 'github' }, sms: { provider: 'twilio' } },
    }));
    const own = alarmsOf(synthesise());
    const ofSms = [
      { Name: 'Endpoint', Value: 'sms' },
      { Name: 'Gateway', Value: { Ref: expect.stringContaining('HandlerFunction') } },
      { Name: 'Provider', Value: 'twilio' },
    ];
    expect(dimensionsOf(own.NothingProvensms)).toEqual([ofSms, ofSms]);
    expect(own).toHaveProperty('NothingProvengithub');
  });

  it('has one in the template for several senders, where there is such an endpoint', () => {
    const several = ofType(standAlone('gateway'), 'AWS::CloudWatch::Alarm').filter(([id]) =>
      id.includes('NothingProven'),
    );
    expect(several.map(([, { Condition }]) => Condition)).toEqual([
      undefined,
      ...[2, 3, 4, 5, 6].map((number) => `HasEndpoint${number}`),
    ]);
  });
});

it('a check that falls silent tells, one of a new stack that has not run yet does not', () => {
  const { CheckSilent } = alarmsOf(template);
  expect(CheckSilent).toMatchObject({
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'missing',
    InsufficientDataActions: [{ Ref: expect.stringContaining('AlarmTopic') }],
  });
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
    expect(Object.values(alarmsOf(own)).map(({ AlarmActions }) => AlarmActions)).toEqual(
      Array(19).fill(['arn:aws:sns:eu-west-1:123456789012:ours']),
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
