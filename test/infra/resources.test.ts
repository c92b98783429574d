import { describe, expect, it } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { Tracing } from 'aws-cdk-lib/aws-lambda';
import { backoffSeconds } from '../../src/adapters/publishing/redrive/backoff.ts';
import { providers } from '../../src/domain/providers/index.ts';
import type { Awaited } from '../../src/domain/publishing/fate.ts';
import {
  gatewayStack,
  ofType,
  only,
  standAlone,
  type Template,
  templateNames,
} from './support/synthesised.ts';

const day = 86_400;
const synthesised: readonly (readonly [name: string, template: Template])[] = [
  ...templateNames.map((name) => [name, standAlone(name)] as const),
  ['construct', gatewayStack().synthesise()],
];

it('all four templates and the construct are looked at', () => {
  expect(synthesised).toHaveLength(5);
});

describe.each(synthesised)('%s', (name, template) => {
  const functions = ['Handler', 'Redrive', 'Check'].map((part) => {
    const [[, resource] = [], ...others] = ofType(template, 'AWS::Lambda::Function').filter(([id]) =>
      id.includes(`${part}Function`),
    );
    expect(others).toEqual([]);
    return resource?.Properties ?? {};
  });
  const [handler = {}, redrive = {}, check = {}] = functions;

  it('runs the three exports of the bundle on the line that was tested', () => {
    expect(functions).toMatchObject(
      ['index.handler', 'index.redrive', 'index.check'].map((Handler) => ({
        Handler,
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        MemorySize: 512,
        TracingConfig: { Mode: 'PassThrough' },
      })),
    );
  });

  it('may not write traces, which nobody asked for', () => {
    expect(JSON.stringify(ofType(template, 'AWS::IAM::Policy'))).not.toContain('xray:');
  });

  it('keeps of the lines of Lambda only those on failures, and every line of the bundle', () => {
    expect(functions.map(({ LoggingConfig }) => LoggingConfig)).toMatchObject(
      functions.map(() => ({
        LogFormat: 'JSON',
        SystemLogLevel: 'WARN',
        ApplicationLogLevel: 'TRACE',
      })),
    );
  });

  it('lets no sender outwait the function, up to the minute that CloudFront waits', () => {
    const longest = Math.max(...providers.map(({ answerWithinMs }) => answerWithinMs));
    expect(longest).toBeGreaterThan(55_000);
    expect(handler.Timeout).toBe(name === 'gateway' ? 60 : 15);
  });

  it('reserves no concurrency, which would cap it, but what somebody asks for', () => {
    const reserved =
      name === 'construct'
        ? undefined
        : { 'Fn::If': ['IsConcurrencyReserved', { Ref: 'ReservedConcurrency' }, { Ref: 'AWS::NoValue' }] };
    expect(handler.ReservedConcurrentExecutions).toEqual(reserved);
    expect(template.Parameters?.ReservedConcurrency?.Default).toBe(name === 'construct' ? undefined : 'none');
    expect([redrive, check].map((one) => one.ReservedConcurrentExecutions)).toEqual([undefined, undefined]);
  });

  it('has a function URL that anybody may call, which takes two permissions', () => {
    expect(only(template, 'AWS::Lambda::Url').Properties).toMatchObject({ AuthType: 'NONE' });
    const open = ofType(template, 'AWS::Lambda::Permission')
      .map(([, { Properties }]) => Properties)
      .filter(({ Principal }) => Principal === '*');
    const FunctionName =
      name === 'construct'
        ? { Ref: expect.stringContaining('HooksLive') }
        : { 'Fn::GetAtt': [expect.stringMatching(/^HandlerFunction/), 'Arn'] };
    expect(open).toEqual([
      { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE', Principal: '*', FunctionName },
      { Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true, Principal: '*', FunctionName },
    ]);
  });

  it('empties the parking queue in large batches, twice at once, and tells of each message by itself', () => {
    expect(only(template, 'AWS::Lambda::EventSourceMapping').Properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BatchSize: 1_000,
      // more than ten need it
      MaximumBatchingWindowInSeconds: 1,
      ScalingConfig: { MaximumConcurrency: 2 },
      EventSourceArn: { 'Fn::GetAtt': [expect.stringContaining('ParkingQueue'), 'Arn'] },
      FunctionName: { Ref: expect.stringContaining('RedriveFunction') },
    });
  });

  describe('queues', () => {
    const queues = ofType(template, 'AWS::SQS::Queue');
    const properties = (part: string) => queues.find(([id]) => id.includes(part))?.[1].Properties ?? {};
    const queue = properties('ParkingQueue');
    const dead = properties('ParkingDeadLetters');
    const { maxReceiveCount = 0 } = queue.RedrivePolicy as { maxReceiveCount?: number };
    const visibility = Number(queue.VisibilityTimeout);

    it('hide a message for six times as long as redrive may take, and the time in which a batch is collected', () => {
      const { MaximumBatchingWindowInSeconds: window } = only(
        template,
        'AWS::Lambda::EventSourceMapping',
      ).Properties;
      expect(visibility).toBeGreaterThanOrEqual(6 * Number(redrive.Timeout) + Number(window));
    });

    it('outlast a day in which redrive fails', () => {
      expect(maxReceiveCount * visibility).toBeGreaterThanOrEqual(day);
      expect(maxReceiveCount).toBeLessThanOrEqual(1000);
    });

    const hidden = (awaits: Awaited, random: () => number) =>
      Array.from({ length: maxReceiveCount }, (_, n) => backoffSeconds(awaits, String(n + 1), random)).reduce(
        (sum, seconds) => sum + seconds,
      );

    it.each([
      { awaits: 'quota', days: 2.8 },
      { awaits: 'recovery', days: 4 },
      { awaits: 'repair', days: 5 },
    ] as const)(
      'keep what awaits $awaits for $days days, and never less than 25 hours',
      ({ awaits, days }) => {
        expect(hidden(awaits, () => 0)).toBeGreaterThanOrEqual(days * day);
        expect(hidden(awaits, () => 0)).toBeGreaterThanOrEqual(25 * 3_600);
        expect(maxReceiveCount * visibility).toBeGreaterThanOrEqual(25 * 3_600);
      },
    );

    it('move a message to the dead letters before SQS forgets it, however long redrive hides it', () => {
      for (const awaits of ['quota', 'recovery', 'repair'] as const) {
        expect(hidden(awaits, () => 0.999_999)).toBeLessThan(Number(queue.MessageRetentionPeriod));
      }
      const longestBackoff = 15 * 60;
      expect(maxReceiveCount * longestBackoff).toBeLessThan(Number(queue.MessageRetentionPeriod));
    });

    it('keep dead letters for longer than parked events, whose age they have', () => {
      expect(Number(dead.MessageRetentionPeriod)).toBeGreaterThan(Number(queue.MessageRetentionPeriod));
    });

    it('are encrypted, and talk TLS only', () => {
      expect(queues.map(([, { Properties }]) => Properties.SqsManagedSseEnabled)).toEqual([true, true]);
      expect(refusals(template, 'AWS::SQS::QueuePolicy')).toEqual(['sqs:*', 'sqs:*']);
    });

    it('stay when the stack goes, but not when it could not be made', () => {
      expect(queues.map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual([
        'RetainExceptOnCreate',
        'RetainExceptOnCreate',
      ]);
    });
  });

  it('keeps objects private, encrypted, and for longer than anything that points to them', () => {
    const bucket = only(template, 'AWS::S3::Bucket');
    expect(bucket.DeletionPolicy).toBe('RetainExceptOnCreate');
    expect(bucket.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    expect(refusals(template, 'AWS::S3::BucketPolicy')).toEqual(['s3:*']);
    const queues = ofType(template, 'AWS::SQS::Queue').map(
      ([, { Properties }]) => Properties.MessageRetentionPeriod,
    );
    const longest = queues.reduce((sum: number, seconds) => sum + Number(seconds), 0) / day;
    expect(expirationDays(template)).toBeGreaterThan(longest);
  });

  it('forgets a delivery when its window is over, and pays per request', () => {
    expect(only(template, 'AWS::DynamoDB::Table').Properties).toMatchObject({
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
  });

  it('keeps the log of each function for a month', () => {
    const groups = ofType(template, 'AWS::Logs::LogGroup');
    expect(groups.map(([, { Properties }]) => Properties.RetentionInDays)).toEqual([30, 30, 30]);
    const named = functions.map(
      ({ LoggingConfig }) => (LoggingConfig as { LogGroup: { Ref: string } }).LogGroup.Ref,
    );
    expect(named.sort()).toEqual(groups.map(([id]) => id).sort());
  });

  it('looks every five minutes whether buses and secrets are there', () => {
    const rules = ofType(template, 'AWS::Events::Rule').map(([, { Properties }]) => Properties);
    const [schedule, ...others] = rules.filter(({ ScheduleExpression }) => ScheduleExpression);
    expect(others).toEqual([]);
    expect(schedule).toMatchObject({
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
      Targets: [
        name === 'construct'
          ? { Arn: { Ref: expect.stringContaining('HooksLiveCheck') } }
          : { Arn: { 'Fn::GetAtt': [expect.stringContaining('CheckFunction'), 'Arn'] } },
      ],
    });
  });

  it('cannot be deployed where the bus is missing: a rule on it, which is disabled, would fail', () => {
    const [guard, ...others] = ofType(template, 'AWS::Events::Rule')
      .map(([, { Properties }]) => Properties)
      .filter(({ EventBusName }) => EventBusName);
    expect(others).toEqual([]);
    expect(guard).toMatchObject({
      EventBusName: name === 'construct' ? 'default' : { Ref: 'EventBusName' },
      State: 'DISABLED',
    });
  });
});

describe('traces that somebody asked for', () => {
  const template = gatewayStack(() => ({
    endpoints: { github: { provider: 'github' } },
    tracing: Tracing.ACTIVE,
  })).synthesise();

  it('are written by all three functions, which may', () => {
    const functions = ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties);
    expect(functions.map(({ TracingConfig }) => TracingConfig)).toEqual(
      Array.from({ length: 3 }, () => ({ Mode: 'Active' })),
    );
    const policies = ofType(template, 'AWS::IAM::Policy').map(([, policy]) => JSON.stringify(policy));
    expect(policies.filter((policy) => policy.includes('"xray:PutTraceSegments"'))).toHaveLength(3);
  });
});

describe('an archive', () => {
  const template = gatewayStack(() => ({
    endpoints: { github: { provider: 'github' }, sms: { provider: 'twilio' } },
    archive: Duration.days(90),
  })).synthesise();

  it('keeps the events of the senders, and not those of AWS on the same bus', () => {
    expect(only(template, 'AWS::Events::Archive').Properties).toMatchObject({
      RetentionDays: 90,
      EventPattern: { source: ['github.com', 'twilio.com'] },
    });
  });

  it('is outlasted by the objects that its events point to', () => {
    expect(expirationDays(template)).toBeGreaterThan(90 + 10 + 14);
  });
});

function expirationDays(template: Template): number {
  const { LifecycleConfiguration } = only(template, 'AWS::S3::Bucket').Properties;
  const [rule] = (LifecycleConfiguration as { Rules: { ExpirationInDays: number; Status: string }[] }).Rules;
  expect(rule?.Status).toBe('Enabled');
  return rule?.ExpirationInDays ?? 0;
}

/** The actions that the policies of a type refuse without TLS. */
function refusals(template: Template, type: string): readonly unknown[] {
  const statements = ofType(template, type).flatMap(
    ([, { Properties }]) => (Properties.PolicyDocument as { Statement: Record<string, unknown>[] }).Statement,
  );
  const withoutTls = { Bool: { 'aws:SecureTransport': 'false' } };
  return statements
    .filter(
      ({ Effect, Condition }) =>
        Effect === 'Deny' && JSON.stringify(Condition) === JSON.stringify(withoutTls),
    )
    .map(({ Action }) => Action);
}
