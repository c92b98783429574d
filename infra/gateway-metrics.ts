import { Duration } from 'aws-cdk-lib';
import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { knownMetrics, metricNamespace } from '../src/domain/metrics.ts';
import type { MetricName } from '../src/ports/metrics.ts';

export type { MetricName };

/** What dashboards and alarms look at is counted for. */
export const period = Duration.minutes(5);

/** A mean would hide the deliveries that somebody waited for. */
const statistics = { Count: Stats.SUM, Milliseconds: Stats.p(99) };

/**
 * What the gateway counts, over all its endpoints: per 5 minutes the sum of a count, the 99th percentile of a time.
 * @param lambda whose process counts: the dimension `Gateway` is the function's name
 */
export function gatewayMetric(
  lambda: IFunction,
  metricName: MetricName,
  options: MetricOptions = {},
): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { Gateway: lambda.functionName },
    statistic: statistics[knownMetrics[metricName].unit],
    period,
    ...options,
  });
}
