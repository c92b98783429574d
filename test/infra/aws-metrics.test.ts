import { describe, expect, it } from '@jest/globals';
import { alarmsOf } from './support/alarms.ts';
import { ofType, standAlone } from './support/synthesised.ts';

interface Documented {
  readonly namespace: string;
  /** Its dimension, where it has one. */
  readonly by?: string;
  readonly statistics: readonly string[];
  readonly unit: string;
  readonly source: string;
}

const lambda = 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html';
const concurrency = 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-concurrency.html';
const sqs =
  'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html';

const ofFunction = { namespace: 'AWS/Lambda', by: 'FunctionName', source: lambda };
const ofQueue = { namespace: 'AWS/SQS', by: 'QueueName', source: sqs };

/** What AWS says of the metrics that alarms of ours look at. */
const documented: Readonly<Record<string, Documented>> = {
  Invocations: { ...ofFunction, statistics: ['Sum'], unit: 'Count' },
  Errors: { ...ofFunction, statistics: ['Sum'], unit: 'Count' },
  Throttles: { ...ofFunction, statistics: ['Sum'], unit: 'Count' },
  Duration: { ...ofFunction, statistics: ['Maximum'], unit: 'Milliseconds' },
  Url4xxCount: {
    ...ofFunction,
    statistics: ['Sum'],
    unit: 'Count',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-monitoring.html',
  },
  Url5xxCount: {
    ...ofFunction,
    statistics: ['Sum'],
    unit: 'Count',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-monitoring.html',
  },
  ConcurrentExecutions: { ...ofFunction, statistics: ['Maximum'], unit: 'Count', source: concurrency },
  ClaimedAccountConcurrency: {
    namespace: 'AWS/Lambda',
    statistics: ['Maximum'],
    unit: 'Count',
    source: `${concurrency}#claimed-account-concurrency`,
  },
  ApproximateAgeOfOldestMessage: { ...ofQueue, statistics: ['Maximum'], unit: 'Seconds' },
  ApproximateNumberOfMessagesVisible: {
    ...ofQueue,
    statistics: ['Maximum', 'Minimum', 'SampleCount'],
    unit: 'Count',
  },
  ApproximateNumberOfMessagesNotVisible: { ...ofQueue, statistics: ['Minimum'], unit: 'Count' },
};

/** Those of the account have the name of those of a function, and no dimension. */
const ofAccount = ['ConcurrentExecutions'];

interface Looked {
  readonly namespace: string;
  readonly name: string;
  readonly by: readonly string[];
  readonly statistic: string;
}

interface Metric {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string }[];
}

function lookedAt(): readonly Looked[] {
  const looked = (metric: Metric, statistic: string): readonly Looked[] =>
    metric.Namespace === undefined || metric.Namespace === 'Sallyport'
      ? []
      : [
          {
            namespace: metric.Namespace,
            name: metric.MetricName ?? '',
            by: (metric.Dimensions ?? []).map(({ Name }) => Name),
            statistic,
          },
        ];
  return Object.values(alarmsOf(standAlone('gateway'))).flatMap((alarm) => {
    const { Metrics = [], Statistic = '' } = alarm as {
      readonly Metrics?: readonly {
        readonly MetricStat?: { readonly Metric: Metric; readonly Stat: string };
      }[];
      readonly Statistic?: string;
    };
    return [
      ...looked(alarm, Statistic),
      ...Metrics.flatMap(({ MetricStat }) => (MetricStat ? looked(MetricStat.Metric, MetricStat.Stat) : [])),
    ];
  });
}

describe('the metrics of AWS that alarms look at', () => {
  const looked = lookedAt();

  it('are there, by the documentation, under that name and with that dimension', () => {
    expect(looked.length).toBeGreaterThanOrEqual(17);
    const wrong = looked.filter(({ namespace, name, by }) => {
      const { namespace: known, by: dimension } = documented[name] ?? {};
      const isOfAccount = by.length === 0 && (dimension === undefined || ofAccount.includes(name));
      return namespace !== known || !(isOfAccount || `${by}` === dimension);
    });
    expect(wrong).toEqual([]);
  });

  it('are asked for a statistic that says something of them', () => {
    const wrong = looked.filter(({ name, statistic }) => !documented[name]?.statistics.includes(statistic));
    expect(wrong).toEqual([]);
  });

  it('are all of the table, which says of each where it is documented, and in which unit', () => {
    expect([...new Set(looked.map(({ name }) => name))].toSorted()).toEqual(
      Object.keys(documented).toSorted(),
    );
    const entries = Object.values(documented);
    expect(entries.filter(({ source }) => !source.startsWith('https://docs.aws.amazon.com/'))).toEqual([]);
    expect(new Set(entries.map(({ unit }) => unit))).toEqual(new Set(['Count', 'Milliseconds', 'Seconds']));
  });

  it('and thresholds are in that unit: a time is in milliseconds or seconds, as AWS counts it', () => {
    const { Duration, ParkedAge } = alarmsOf(standAlone('gateway'));
    const [, handler] =
      ofType(standAlone('gateway'), 'AWS::Lambda::Function').find(([id]) => id.includes('Handler')) ?? [];
    expect(Duration?.Threshold).toBe(0.8 * 1000 * Number(handler?.Properties.Timeout));
    expect(ParkedAge?.Threshold).toBe(15 * 60);
  });
});
