import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { metricNamespace } from '../src/domain/metrics.ts';
import type { AlarmRule } from './alarm-rule.ts';
import type { MetricName } from './gateway-metrics.ts';

const metric: MetricName = 'Proven';
const period = Duration.hours(1);

/**
 * An endpoint whose secret is wrong rejects all, however little comes, and in a busy gateway nobody would see it. One alarm
 * for all of them: the query has a series for each endpoint that showed a proof, which becomes a contributor of the alarm.
 * Of two hours: an alarm on a query looks at the last three. The worst come first, since of more than 500 series the rest is
 * left out.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
export function nothingProven(handler: IFunction): AlarmRule {
  const expression = [
    `SELECT MAX(${metric}) FROM SCHEMA("${metricNamespace}", Gateway, Endpoint, Provider)`,
    `WHERE Gateway = '${handler.functionName}' GROUP BY Endpoint ORDER BY MAX() ASC`,
  ].join(' ');
  return {
    // without a label, each series has the name of its endpoint
    metric: new MathExpression({ expression, period }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 2,
    alarmDescription:
      'No proof that came to some endpoint holds: a secret was changed on one side only, or an attack.',
  };
}
