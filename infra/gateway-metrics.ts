import { Duration } from 'aws-cdk-lib';
import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { MetricName } from '../src/ports/metrics.ts';

export type { MetricName };

/** What dashboards and alarms look at is counted for. */
export const period = Duration.minutes(5);

/**
 * What the gateway counts, over all its endpoints: a sum per 5 minutes, `PublishLatency` as the 99th percentile in ms.
 * @param lambda whose process counts: the dimension `Gateway` is the function's name
 */
export function gatewayMetric(
  lambda: IFunction,
  metricName: MetricName,
  options: MetricOptions = {},
): Metric {
  return new Metric({
    namespace: 'Sallyport',
    metricName,
    dimensionsMap: { Gateway: lambda.functionName },
    statistic: metricName === 'PublishLatency' ? Stats.p(99) : Stats.SUM,
    period,
    ...options,
  });
}
