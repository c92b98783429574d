import { type CfnCondition, Duration } from 'aws-cdk-lib';
import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { AlarmRule } from './alarm-rules.ts';
import { gatewayMetric } from './gateway-metrics.ts';

/** An endpoint, as metrics know it. */
export interface WatchedEndpoint {
  /** Of the construct; the name may not be known yet. */
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  /** Under which there is such an endpoint. Absent: there is. */
  readonly condition?: CfnCondition | undefined;
}

const period = Duration.hours(1);

/**
 * An endpoint whose secret is wrong rejects all, however little comes, and in a busy gateway nobody would see it. Whatever
 * was proven has a latency of publishing; what has no endpoint, as from a scanner, has no label.
 */
export function nothingProven(handler: IFunction, { name, provider }: WatchedEndpoint): AlarmRule {
  const dimensionsMap = { Gateway: handler.functionName, Endpoint: name, Provider: provider };
  const labelled = { dimensionsMap, period };
  return {
    metric: new MathExpression({
      expression: 'IF(rejected > 0 AND SUM(METRICS()) == rejected, 1, 0)',
      label: 'nothing was proven',
      usingMetrics: {
        rejected: gatewayMetric(handler, 'Rejected', labelled),
        proven: gatewayMetric(handler, 'PublishLatency', { ...labelled, statistic: Stats.SAMPLE_COUNT }),
      },
      period,
    }),
    threshold: 0,
    evaluationPeriods: 2,
    alarmDescription: `All deliveries to ${name} are rejected: a secret was changed on one side only, or an attack.`,
  };
}
