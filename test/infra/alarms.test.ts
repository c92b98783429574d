import { describe, expect, it } from '@jest/globals';
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
          'IF(FILL(rejected, 0) >= 10 AND FILL(rejected, 0) > 0.1 * (FILL(rejected, 0) + FILL(accepted, 0) + FILL(parked, 0) + FILL(repeated, 0)), 1, 0)' +
          ' | Rejected | Accepted | Parked | Duplicate > 0, 2',
        Unavailable: 'Sallyport Unavailable > 0, 1',
        ParkFailed: 'Sallyport ParkFailed > 0, 1',
        Oversize: 'Sallyport Oversize > 0, 1',
        ParkedAge: 'AWS/SQS ApproximateAgeOfOldestMessage > 900, 1',
        ParkedWaiting:
          'FILL(m0, 0) + FILL(m1, 0) | ApproximateNumberOfMessagesVisible | ApproximateNumberOfMessagesNotVisible > 0, 6',
        RedriveErrors: 'AWS/Lambda Errors > 0, 1',
        DeadLetters: 'AWS/SQS ApproximateNumberOfMessagesVisible > 0, 1',
        BreakerOpen: 'Sallyport BreakerOpen > 0, 1',
        SecretFailed: 'FILL(m0, 0) + FILL(m1, 0) | SecretFailed | SecretFailed > 0, 1',
        BusMissing: 'FILL(m0, 0) + FILL(m1, 0) | BusMissing | BusMissing > 0, 1',
        CheckErrors: 'AWS/Lambda Errors > 0, 1',
      },
    );
  });

  it('each go to the topic, and stay quiet where there is nothing to count', () => {
    const [[topic] = []] = ofType(template, 'AWS::SNS::Topic');
    const named = Object.values(alarms);
    expect(named.length).toBeGreaterThanOrEqual(17);
    expect(
      named.filter(({ AlarmActions }) => JSON.stringify(AlarmActions) !== JSON.stringify([{ Ref: topic }])),
    ).toEqual([]);
    expect(new Set(named.map(({ TreatMissingData }) => TreatMissingData))).toEqual(new Set(['notBreaching']));
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
      Array(17).fill(['arn:aws:sns:eu-west-1:123456789012:ours']),
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
