import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { period } from './gateway-metrics.ts';

/** 1 where more than a tenth is rejected, and it is not just a scanner that came by. */
export function rejectionsRise(
  usingMetrics: Readonly<Record<'rejected' | 'accepted' | 'parked' | 'repeated', IMetric>>,
) {
  return new MathExpression({
    expression: 'IF(rejected >= 10 AND rejected > 0.1 * SUM(METRICS()), 1, 0)',
    label: 'rejections rise',
    usingMetrics,
    period,
  });
}

/** Not with FILL: a metric that never occurred has nothing to fill. */
export function sum(label: string, metrics: readonly IMetric[]): MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((metric, at) => [`m${at}`, metric]));
  return new MathExpression({ expression: 'SUM(METRICS())', label, usingMetrics, period });
}
